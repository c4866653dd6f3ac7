namespace Orchestrix.Automations;

/// <summary>What the automations of a host did since it started. May be read from any thread.</summary>
public sealed class AutomationCounters
{
    long firings;
    long faults;
    long loops;
    long shadowFirings;
    long shadowed;
    long executed;
    long failed;

    /// <summary>How often an automation fired.</summary>
    public long Firings => Interlocked.Read(ref firings);

    /// <summary>How many of the <see cref="Firings"/> were those of shadows, whose actions are not executed.</summary>
    public long ShadowFirings => Interlocked.Read(ref shadowFirings);

    /// <summary>How often an automation could not be evaluated.</summary>
    public long Faults => Interlocked.Read(ref faults);

    /// <summary>How often a firing was stopped because it would have gone on in a loop.</summary>
    public long LoopsStopped => Interlocked.Read(ref loops);

    /// <summary>How many actions had their effect.</summary>
    public long ActionsExecuted => Interlocked.Read(ref executed);

    /// <summary>How many actions failed for good.</summary>
    public long ActionsFailed => Interlocked.Read(ref failed);

    /// <summary>How many actions were not executed, because their automation is a shadow.</summary>
    public long ActionsShadowed => Interlocked.Read(ref shadowed);

    internal void Fired(int count) => Interlocked.Add(ref firings, count);

    internal void Shadowed(int actions)
    {
        Interlocked.Increment(ref shadowFirings);
        Interlocked.Add(ref shadowed, actions);
    }

    internal void Faulted() => Interlocked.Increment(ref faults);

    internal void LoopStopped() => Interlocked.Increment(ref loops);

    internal void ActionExecuted() => Interlocked.Increment(ref executed);

    internal void ActionFailed() => Interlocked.Increment(ref failed);
}
