namespace Orchestrix.Runs;

/// <summary>The time that one attempt may take: it cancels the attempt's token, and knows afterwards whether the attempt was late. A timer is set only when somebody asks for the token.</summary>
sealed class AttemptTimeout : IDisposable
{
    readonly RunEngine engine;
    readonly Run run;
    readonly TimeSpan limit;
    readonly RunToken runToken;
    readonly long began;
    Deadline? deadline;
    bool disposed;

    AttemptTimeout(RunEngine engine, Run run, TimeSpan limit, RunToken runToken)
    {
        this.engine = engine;
        this.run = run;
        this.limit = limit;
        this.runToken = runToken;
        began = engine.Now();
        Set(this);
    }

    /// <summary>The attempt's token: cancelled with the run's, and when the time is up.</summary>
    public CancellationToken Token
    {
        get
        {
            if (Volatile.Read(ref deadline) is { } made) return made.Token;
            var above = runToken.Observed;
            lock (run.EnsureDetails().Gate)
            {
                if (disposed) return above;
                return (deadline ??= new Deadline(engine, run, limit, above, began)).Token;
            }
        }
    }

    /// <summary>The token, if somebody asked for it; none when nobody did.</summary>
    public CancellationToken ExistingToken => Volatile.Read(ref deadline)?.Token ?? default;

    public bool IsLate => Volatile.Read(ref deadline)?.HasPassed ?? engine.Now() - began >= limit.Ticks;

    public string Message => RunTimedOutException.MessageOf(run, limit);

    /// <summary>Begins the time of an attempt; null where it may take as long as it needs.</summary>
    public static AttemptTimeout? Begin(RunEngine engine, Run run, in RunToken token) =>
        engine.SettingsOf(run.Definition).Timeout is { } limit ? new AttemptTimeout(engine, run, limit, token) : null;

    /// <summary>Whether an attempt failed since it was late: nobody else stopped the run, and that is not said yet.</summary>
    public bool IsReasonFor(Exception exception) =>
        !(exception is RunTimedOutException own && ReferenceEquals(own.Run, run)) && IsLate && !runToken.Observed.IsCancellationRequested;

    /// <summary>What an attempt that was late ends with.</summary>
    public RunTimedOutException Explain(Exception exception) => new(run, limit, exception);

    /// <summary>A body that came to its end too late has failed all the same.</summary>
    public void ThrowIfLate()
    {
        if (IsLate && !runToken.Observed.IsCancellationRequested) throw new RunTimedOutException(run, limit, null);
    }

    /// <summary>The attempt has ended.</summary>
    public void Dispose()
    {
        if (disposed) return;
        lock (run.EnsureDetails().Gate) disposed = true;
        Set(null);
        deadline?.Dispose();
    }

    void Set(AttemptTimeout? timeout)
    {
        var details = run.EnsureDetails();
        lock (details.Gate) details.Timeout = timeout;
    }
}
