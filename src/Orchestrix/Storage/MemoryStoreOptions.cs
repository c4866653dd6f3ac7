using System.ComponentModel.DataAnnotations;

namespace Orchestrix.Storage;

/// <summary>How much the memory store keeps.</summary>
public sealed class MemoryStoreOptions
{
    /// <summary>How many log records are kept; a subscriber that is further behind misses some. More than <see cref="UnreadBeforeWaiting"/>.</summary>
    /// <value>By default 100,000.</value>
    [Range(2, 100_000_000)]
    public int Entries { get; set; } = 100_000;

    /// <summary>How many finished flow runs are kept.</summary>
    /// <value>By default 10,000.</value>
    [Range(0, 100_000_000)]
    public int FinishedRuns { get; set; } = 10_000;

    /// <summary>How many artifacts are kept, versions included.</summary>
    /// <value>By default 10,000.</value>
    [Range(0, 100_000_000)]
    public int Artifacts { get; set; } = 10_000;

    /// <summary>How many results of cached tasks are kept; those used longest ago are dropped.</summary>
    /// <value>By default 10,000.</value>
    [Range(0, 100_000_000)]
    public int CachedResults { get; set; } = 10_000;

    /// <summary>How many records the rules may leave unread before publishers wait for them.</summary>
    /// <value>By default 65,536.</value>
    [Range(1, 100_000_000)]
    public int UnreadBeforeWaiting { get; set; } = 65_536;
}
