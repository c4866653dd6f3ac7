namespace Orchestrix.Runs;

/// <summary>What went wrong around runs since the host started. May be read from any thread.</summary>
public sealed class RunCounters
{
    long loggerFaults;
    long untracked;
    long hookFaults;

    /// <summary>How often a logging provider threw while a run, or the host, logged.</summary>
    public long LoggerFaults => Interlocked.Read(ref loggerFaults);

    /// <summary>The last exception of a logging provider, or <see langword="null"/>.</summary>
    public Exception? LastLoggerFault { get; private set; }

    /// <summary>How many calls ran untracked because several hosts run and none could be chosen.</summary>
    public long UntrackedCalls => Interlocked.Read(ref untracked);

    /// <summary>How many hooks threw.</summary>
    public long HookFaults => Interlocked.Read(ref hookFaults);

    internal void HookFaulted() => Interlocked.Increment(ref hookFaults);

    internal void LoggerFaulted(Exception fault)
    {
        LastLoggerFault = fault;
        Interlocked.Increment(ref loggerFaults);
    }

    internal void Untracked() => Interlocked.Increment(ref untracked);
}
