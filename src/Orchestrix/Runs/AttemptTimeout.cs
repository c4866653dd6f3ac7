namespace Orchestrix.Runs;

/// <summary>The time that one attempt may take: it cancels the attempt's token, and knows afterwards whether the attempt was late.</summary>
sealed class AttemptTimeout : IDisposable
{
    readonly RunEngine engine;
    readonly Run run;
    readonly TimeSpan limit;
    readonly CancellationToken runToken;
    readonly CancellationTokenSource source;
    readonly ITimer timer;
    readonly long began;
    volatile bool hasRung;
    bool disposed;

    AttemptTimeout(RunEngine engine, Run run, TimeSpan limit, CancellationToken runToken)
    {
        this.engine = engine;
        this.run = run;
        this.limit = limit;
        this.runToken = runToken;
        began = engine.Now();
        source = CancellationTokenSource.CreateLinkedTokenSource(runToken);
        Token = source.Token;
        Set(this, Token);
        timer = StartTimer();
    }

    /// <summary>The attempt's token: cancelled with the run's, and when the time is up.</summary>
    public CancellationToken Token { get; }

    // By the clock too: a body that blocks its thread may come back before the timer's callback.
    public bool IsLate => hasRung || engine.Now() - began >= limit.Ticks;

    public string Message => RunTimedOutException.MessageOf(run, limit);

    /// <summary>Begins the time of an attempt; null where it may take as long as it needs.</summary>
    public static AttemptTimeout? Begin(RunEngine engine, Run run, RunToken token) =>
        engine.SettingsOf(run.Definition).Timeout is { } limit ? new AttemptTimeout(engine, run, limit, token.Observed) : null;

    /// <summary>Whether an attempt failed since it was late: nobody else stopped the run, and that is not said yet.</summary>
    public bool IsReasonFor(Exception exception) =>
        !(exception is RunTimedOutException own && ReferenceEquals(own.Run, run)) && !runToken.IsCancellationRequested && IsLate;

    /// <summary>What an attempt that was late ends with.</summary>
    public RunTimedOutException Explain(Exception exception) => new(run, limit, exception);

    /// <summary>A body that came to its end too late has failed all the same.</summary>
    public void ThrowIfLate()
    {
        if (IsLate && !runToken.IsCancellationRequested) throw new RunTimedOutException(run, limit, null);
    }

    /// <summary>The attempt has ended.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        Set(null, runToken);
        timer.Dispose();
        source.Dispose();
    }

    void Set(AttemptTimeout? timeout, CancellationToken token)
    {
        var details = run.EnsureDetails();
        lock (details.Gate)
        {
            details.Token = token;
            details.Timeout = timeout;
        }
    }

    // The timer is the engine's, not the run's: a run does not wait for its own timeout.
    ITimer StartTimer()
    {
        var before = Ambient.Current;
        Ambient.Current = new EngineScope(engine);
        try
        {
            return engine.Time.CreateTimer(static timeout => ((AttemptTimeout)timeout!).Ring(), this, RunWaits.TimerFor(limit), Timeout.InfiniteTimeSpan);
        }
        finally
        {
            Ambient.Current = before;
        }
    }

    void Ring()
    {
        var left = limit.Ticks - (engine.Now() - began);
        if (left > 0)
        {
            timer.Change(RunWaits.TimerFor(TimeSpan.FromTicks(left)), Timeout.InfiniteTimeSpan);
            return;
        }

        hasRung = true;
        try
        {
            source.Cancel();
        }
        catch (Exception exception) when (exception is AggregateException or ObjectDisposedException) // users' callbacks, or the attempt ended just now
        {
            if (exception is AggregateException) RunsLog.CancellationCallbackFaulted(engine.Logger, exception, run.Name);
        }
    }
}
