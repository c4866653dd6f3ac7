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
    /// <param name="began">When the time began, in UTC ticks; null for now.</param>
    public Deadline(RunEngine? engine, Run? run, TimeSpan limit, CancellationToken above, long? began = null)
    {
        this.engine = engine;
        this.run = run;
        this.limit = limit;
        this.began = began ?? Now();
        source = CancellationTokenSource.CreateLinkedTokenSource(above);
        Token = source.Token;
        timer = StartTimer(began is null ? limit : Left);
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

    TimeSpan Left => TimeSpan.FromTicks(Math.Max(0, limit.Ticks - (Now() - began)));

    ITimer StartTimer(TimeSpan left)
    {
        var time = engine?.Time ?? TimeProvider.System;
        if (ReferenceEquals(time, TimeProvider.System))
        {
            using var nobody = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
            return Start();
        }

        var before = Ambient.Current;
        Ambient.Current = engine is null ? null : new EngineScope(engine);
        try
        {
            return Start();
        }
        finally
        {
            Ambient.Current = before;
        }

        ITimer Start() => time.CreateTimer(static d => ((Deadline)d!).Ring(), this, RunWaits.TimerFor(left), Timeout.InfiniteTimeSpan);
    }

    void Ring()
    {
        if (Left is { Ticks: > 0 } left)
        {
            timer.Change(RunWaits.TimerFor(left), Timeout.InfiniteTimeSpan);
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
