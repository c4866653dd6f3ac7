namespace Orchestrix.Runs;

/// <summary>Numbers by chance; with a seed the same ones each time. May be used from any thread.</summary>
sealed class Chance(int? seed)
{
    readonly Lock gate = new();
    readonly Random random = seed is { } given ? new Random(given) : new Random();

    /// <summary>At least 0 and less than 1.</summary>
    public double Next()
    {
        lock (gate) return random.NextDouble();
    }
}
