namespace Orchestrix.Benchmarks;

/// <summary>What limits and peers are shown: a name, an id with a string of its own, and a time.</summary>
sealed class BareEvent(string name, string id)
{
    public string Name => name;

    public string Id => id;

    public long Ticks { get; set; }
}
