namespace Orchestrix.Runs.Transactions;

/// <summary>Something that happened in a transaction, and can be undone.</summary>
abstract class TransactionEntry
{
    static long last;

    /// <summary>The place among all that ever happened: what has the greater number happened later.</summary>
    public long Number { get; private set; }

    /// <summary>It happens now.</summary>
    public void Happens() => Number = Interlocked.Increment(ref last);

    public abstract Task RollBackAsync(Rollback rollback);
}
