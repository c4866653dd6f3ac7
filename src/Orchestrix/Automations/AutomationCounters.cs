namespace Orchestrix.Automations;

/// <summary>What the automations of a host did since it started. May be read from any thread.</summary>
public sealed class AutomationCounters
{
    long firings;
    long faults;
    long loops;
    long executed;
    long failed;

    /// <summary>How often an automation fired.</summary>
    public long Firings => Interlocked.Read(ref firings);

    /// <summary>How often an automation could not be evaluated.</summary>
    public long Faults => Interlocked.Read(ref faults);

    /// <summary>How often a firing was stopped because it would have gone on in a loop.</summary>
    public long LoopsStopped => Interlocked.Read(ref loops);

    /// <summary>How many actions had their effect.</summary>
    public long ActionsExecuted => Interlocked.Read(ref executed);

    /// <summary>How many actions failed for good.</summary>
    public long ActionsFailed => Interlocked.Read(ref failed);

    internal void Fired(int count) => Interlocked.Add(ref firings, count);

    internal void Faulted() => Interlocked.Increment(ref faults);

    internal void LoopStopped() => Interlocked.Increment(ref loops);

    internal void ActionExecuted() => Interlocked.Increment(ref executed);

    internal void ActionFailed() => Interlocked.Increment(ref failed);
}
