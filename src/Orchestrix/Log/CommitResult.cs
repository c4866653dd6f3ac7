namespace Orchestrix.Log;

/// <summary>What became of a <see cref="Batch"/>: all of it is stored, or none.</summary>
public readonly record struct CommitResult
{
    CommitResult(long first, long last, long receivedTicks, Precondition? failed)
    {
        FirstPosition = first;
        LastPosition = last;
        ReceivedTicks = receivedTicks;
        Failed = failed;
    }

    /// <summary>The position of the first entry; 0 when nothing was stored.</summary>
    public long FirstPosition { get; }

    /// <summary>The position of the last entry; 0 when nothing was stored.</summary>
    public long LastPosition { get; }

    /// <summary>When the log took the entries, in UTC ticks; 0 when nothing was stored.</summary>
    public long ReceivedTicks { get; }

    /// <summary>The first precondition that did not hold; <see langword="null"/> when the batch was stored.</summary>
    public Precondition? Failed { get; }

    /// <summary>Whether the batch was stored.</summary>
    public bool IsCommitted => Failed is null;

    /// <summary>All entries were stored.</summary>
    /// <param name="first">The position of the first; 0 when the batch had none.</param>
    /// <param name="last">The position of the last; 0 when the batch had none.</param>
    /// <param name="receivedTicks">When the log took them, in UTC ticks.</param>
    /// <returns>The result.</returns>
    public static CommitResult Committed(long first, long last, long receivedTicks) => new(first, last, receivedTicks, null);

    /// <summary>Nothing was stored.</summary>
    /// <param name="failed">The precondition that did not hold.</param>
    /// <returns>The result.</returns>
    public static CommitResult Rejected(Precondition failed) => new(0, 0, 0, failed);
}
