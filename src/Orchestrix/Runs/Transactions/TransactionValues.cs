namespace Orchestrix.Runs.Transactions;

/// <summary>The values that the code of a transaction shares. May be used from any thread.</summary>
sealed class TransactionValues
{
    readonly Lock gate = new();
    readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate) return [.. values.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public void Set(string name, object? value)
    {
        lock (gate) values[name] = value;
    }

    public bool TryFind(string name, out object? value)
    {
        lock (gate) return values.TryGetValue(name, out value);
    }
}
