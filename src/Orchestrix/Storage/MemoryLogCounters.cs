namespace Orchestrix.Storage;

/// <summary>What happened at the bounds of the memory store since the host started. May be read from any thread.</summary>
public sealed class MemoryLogCounters
{
    long waits;
    long late;

    /// <summary>How often a publisher waited because the rules were too far behind.</summary>
    public long PublisherWaits => Interlocked.Read(ref waits);

    /// <summary>How many entries came after the host had stopped, and were not stored.</summary>
    public long EntriesAfterCompletion => Interlocked.Read(ref late);

    internal void PublisherWaited() => Interlocked.Increment(ref waits);

    internal void AfterCompletion() => Interlocked.Increment(ref late);
}
