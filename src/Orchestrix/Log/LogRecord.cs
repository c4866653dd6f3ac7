namespace Orchestrix.Log;

/// <summary>A place in the log: an entry, or the next parts of one that grows.</summary>
/// <param name="Position">The place; the first is 1, and each is one more than that before it.</param>
/// <param name="ReceivedTicks">When the log took the record, in UTC ticks. Never less than that of an earlier record.</param>
/// <param name="Entry">What happened.</param>
/// <param name="FirstPart">The first part of the entry that this record stands for.</param>
/// <param name="Parts">How many parts it stands for; at least 1.</param>
public readonly record struct LogRecord(long Position, long ReceivedTicks, LogEntry Entry, int FirstPart, int Parts)
{
    /// <summary>When the log took the record.</summary>
    public DateTimeOffset Received => new(ReceivedTicks, TimeSpan.Zero);
}
