namespace Orchestrix.Log;

/// <summary>How a cursor reads.</summary>
public sealed class CursorOptions
{
    /// <summary>
    /// Called once after <see cref="ILogCursor.Read"/> returned 0 and there is something to read again, or the log was completed. It runs on the
    /// appender's thread, outside of locks: it must be quick and must not throw.
    /// </summary>
    public required Action Wake { get; init; }

    /// <summary>
    /// Whether the reader does its work on the appender's thread where the store allows it: then <see cref="Wake"/> is called after every append, whatever was
    /// read before. Only for readers that are quick and never wait.
    /// </summary>
    /// <value>By default <see langword="false"/>.</value>
    public bool Inline { get; init; }

    /// <summary>The position after which to start.</summary>
    /// <value>By default <see langword="null"/>: after the newest record.</value>
    public long? After { get; init; }

    /// <summary>Whether publishers wait when this cursor falls too far behind, so that it never misses a record.</summary>
    /// <value>By default <see langword="false"/>: publishers never wait, and the cursor misses what the store has dropped.</value>
    public bool HoldsPublishers { get; init; }

    /// <summary>Whether the work is users' code, which a store calls after its own readers.</summary>
    internal bool RunsUserCode { get; init; }

    /// <summary>Whether what has been read is handled when the next reading begins, so that a reader that sleeps has handled everything. Tests wait for such readers.</summary>
    internal bool HandlesBeforeReading { get; init; }
}
