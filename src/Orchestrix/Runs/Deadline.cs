namespace Orchestrix.Runs;

/// <summary>The time that something may take: when it is over a token is cancelled, as it is when the token above is. The timer is the host's, not the run's: a run does not wait for its own timeout.</summary>
sealed class Deadline : IDisposable
{
    readonly RunEngine? engine;
    readonly Run? run;
    readonly TimeSpan limit;
    readonly CancellationTokenSource source;
    readonly ITimer timer;
    readonly long began;
    volatile bool hasRung;

    /// <param name="engine">The host; null where there is none.</param>
    /// <param name="run">The run, for the log.</param>
    /// <param name="limit">How much time there is from now on.</param>
    /// <param name="above">A token that ends it before.</param>
    public Deadline(RunEngine? engine, Run? run, TimeSpan limit, CancellationToken above)
    {
        this.engine = engine;
        this.run = run;
        this.limit = limit;
        began = Now();
        source = CancellationTokenSource.CreateLinkedTokenSource(above);
        Token = source.Token;
        timer = StartTimer();
    }

    /// <summary>Cancelled when the time is over; outlives this.</summary>
    public CancellationToken Token { get; }

    // By the clock too: what blocks its thread may come back before the timer's callback.
    public bool HasPassed => hasRung || Now() - began >= limit.Ticks;

    public void Dispose()
    {
        timer.Dispose();
        source.Dispose();
    }

    ITimer StartTimer()
    {
        var before = Ambient.Current;
        Ambient.Current = engine is null ? null : new EngineScope(engine);
        try
        {
            return (engine?.Time ?? TimeProvider.System).CreateTimer(static d => ((Deadline)d!).Ring(), this, RunWaits.TimerFor(limit), Timeout.InfiniteTimeSpan);
        }
        finally
        {
            Ambient.Current = before;
        }
    }

    void Ring()
    {
        var left = limit.Ticks - (Now() - began);
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
        catch (Exception exception) when (exception is AggregateException or ObjectDisposedException) // users' callbacks, or what took the time ended just now
        {
            if (exception is AggregateException && engine is not null) RunsLog.CancellationCallbackFaulted(engine.Logger, exception, run?.Name ?? "");
        }
    }

    long Now() => (engine?.Time ?? TimeProvider.System).GetUtcNow().UtcTicks;
}
