namespace Orchestrix.Log;

/// <summary>How a cursor reads.</summary>
public sealed class CursorOptions
{
    /// <summary>
    /// Called once after <see cref="ILogCursor.Read"/> returned 0 and there is something to read again, or the log was completed. It runs on the
    /// appender's thread, outside of locks: it must be quick and must not throw.
    /// </summary>
    public required Action Wake { get; init; }

    /// <summary>The position after which to start.</summary>
    /// <value>By default <see langword="null"/>: after the newest record.</value>
    public long? After { get; init; }

    /// <summary>Whether publishers wait when this cursor falls too far behind, so that it never misses a record.</summary>
    /// <value>By default <see langword="false"/>: publishers never wait, and the cursor misses what the store has dropped.</value>
    public bool HoldsPublishers { get; init; }

    /// <summary>Whether what has been read is handled when the next reading begins, so that a reader that sleeps has handled everything. Tests wait for such readers.</summary>
    internal bool HandlesBeforeReading { get; init; }
}
