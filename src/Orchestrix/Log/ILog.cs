namespace Orchestrix.Log;

/// <summary>
/// The one place where something becomes true: what is committed gets a position, is kept, and is then shown to readers. All members may be called
/// from any thread.
/// </summary>
public interface ILog
{
    /// <summary>The position of the newest record; 0 while there is none.</summary>
    long End { get; }

    /// <summary>Stores a batch, or nothing of it when a precondition does not hold.</summary>
    /// <param name="batch">What to store; not to be changed afterwards.</param>
    /// <param name="cancellationToken">Gives up waiting for room; a batch that is being stored is no longer cancelled.</param>
    /// <returns>Where it was stored, or why not. When it returns, the batch is as safe as the store can make it.</returns>
    ValueTask<CommitResult> CommitAsync(Batch batch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds an entry that rides along: it has its position and is shown to this process when the call returns, and becomes durable with what is
    /// committed next. Waits while readers that hold publishers are too far behind.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="nowTicks">The time now, in UTC ticks: the caller has usually just read the clock.</param>
    /// <param name="firstPart">The first part of the entry that is shown.</param>
    /// <param name="parts">How many parts are shown; at least 1.</param>
    /// <returns>The position; 0 when the log was completed before, and nothing was stored.</returns>
    long Append(LogEntry entry, long nowTicks, int firstPart = 0, int parts = 1);

    /// <summary>Whether what is stored is as durable as it gets when the call returns, so that <see cref="WhenDurableAsync"/> never waits.</summary>
    bool IsImmediate { get; }

    /// <summary>Waits until everything up to a position is durable. Completes at once in stores that live in memory.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that fails when the record was rejected by another node's newer epoch.</returns>
    ValueTask WhenDurableAsync(long position, CancellationToken cancellationToken = default);

    /// <summary>Opens a cursor.</summary>
    /// <param name="options">Where it starts and how it is woken.</param>
    /// <returns>The cursor, to be disposed by the caller.</returns>
    ILogCursor OpenCursor(CursorOptions options);

    /// <summary>Takes no more entries; readers come to their end once they have read the rest.</summary>
    void Complete();
}
