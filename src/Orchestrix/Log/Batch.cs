namespace Orchestrix.Log;

/// <summary>Entries that are stored together or not at all, and what must hold for it. Built and committed once, by one thread.</summary>
public sealed class Batch
{
    readonly List<BatchItem> items = [];
    readonly List<Precondition> preconditions = [];
    readonly List<VersionChange> versions = [];

    /// <summary>The entries, in the order in which they will stand in the log.</summary>
    public IReadOnlyList<BatchItem> Items => items;

    /// <summary>What must hold for any of it to be stored.</summary>
    public IReadOnlyList<Precondition> Preconditions => preconditions;

    /// <summary>Versions that are stored with the entries.</summary>
    public IReadOnlyList<VersionChange> Versions => versions;

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="firstPart">The first part of it that is shown; 0 for an entry of one part.</param>
    /// <param name="parts">How many parts are shown; at least 1.</param>
    /// <returns>This batch.</returns>
    public Batch Add(LogEntry entry, int firstPart = 0, int parts = 1)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentOutOfRangeException.ThrowIfNegative(firstPart);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        items.Add(new BatchItem(entry, firstPart, parts));
        return this;
    }

    /// <summary>Lets the batch be stored only while a key has a given version.</summary>
    /// <param name="key">What the version belongs to, for example a run or a lease. The log does not look into it.</param>
    /// <param name="version">The expected version; 0 for a key that was never set.</param>
    /// <returns>This batch.</returns>
    public Batch Require(string key, long version)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        preconditions.Add(new Precondition(key, version));
        return this;
    }

    /// <summary>Gives a key a version together with the entries.</summary>
    /// <param name="key">What the version belongs to.</param>
    /// <param name="version">The new version; 0 forgets the key.</param>
    /// <returns>This batch.</returns>
    public Batch Set(string key, long version)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        versions.Add(new VersionChange(key, version));
        return this;
    }

    /// <summary>Makes the batch empty again, once what it held is stored: for a writer that fills one after the other.</summary>
    internal void Clear()
    {
        items.Clear();
        preconditions.Clear();
        versions.Clear();
    }
}
