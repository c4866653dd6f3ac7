namespace Orchestrix.Events;

/// <summary>What went wrong around the stream since the host started. May be read from any thread.</summary>
public sealed class EventCounters
{
    long faults;
    long missed;

    /// <summary>How often a subscriber threw.</summary>
    public long SubscriberFaults => Interlocked.Read(ref faults);

    /// <summary>How many log records subscribers missed because they were too slow.</summary>
    public long MissedRecords => Interlocked.Read(ref missed);

    internal void SubscriberFaulted() => Interlocked.Increment(ref faults);

    internal void SubscriberMissed(long count) => Interlocked.Add(ref missed, count);
}
