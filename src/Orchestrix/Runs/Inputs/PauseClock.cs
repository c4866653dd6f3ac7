namespace Orchestrix.Runs.Inputs;

/// <summary>Ends pauses in time: one timer for all of them, however many there are.</summary>
sealed class PauseClock(RunEngine engine, Action<OpenPause> runOut)
{
    const int FewClosed = 64;

    // Only the machine's clock jumps: then it is looked at often. Timers cannot be set for more than 49 days.
    readonly long longestTicks = (ReferenceEquals(engine.Time, TimeProvider.System) ? TimeSpan.FromSeconds(30) : TimeSpan.FromDays(40)).Ticks;
    readonly Lock gate = new();
    PriorityQueue<OpenPause, long> queue = new();
    ITimer? timer;
    long alarm = long.MaxValue; // when the timer rings
    int closed;

    public void Add(OpenPause pause)
    {
        if (pause.UntilTicks is not { } until) return;
        lock (gate)
        {
            queue.Enqueue(pause, until);
            if (until < alarm) SetTimer(until);
        }
    }

    /// <summary>A pause was closed before its time. It stays in the queue until many are.</summary>
    public void Forget(OpenPause pause)
    {
        if (pause.UntilTicks is null) return;
        lock (gate)
        {
            if (++closed < FewClosed || closed * 2 < queue.Count) return;
            queue = new PriorityQueue<OpenPause, long>(queue.UnorderedItems.Where(p => !p.Element.IsClosed));
            closed = 0;
        }
    }

    void Ring()
    {
        List<OpenPause> late = [];
        lock (gate)
        {
            alarm = long.MaxValue;
            var now = engine.Now();
            while (queue.TryPeek(out var pause, out var until))
            {
                if (!pause.IsClosed && until > now)
                {
                    SetTimer(until);
                    break;
                }

                queue.Dequeue();
                if (!pause.IsClosed) late.Add(pause);
            }
        }

        foreach (var pause in late) runOut(pause);
    }

    void SetTimer(long until)
    {
        var now = engine.Now();
        var wait = Math.Clamp(until - now, 0, longestTicks);
        var milliseconds = (wait + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond; // timers cut off fractions, and would ring too early
        alarm = now + (milliseconds * TimeSpan.TicksPerMillisecond);
        (timer ??= Make()).Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }

    // The timer is the engine's, not that of the run which happens to be the first to pause.
    ITimer Make()
    {
        var before = Ambient.Current;
        Ambient.Current = null;
        var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        try
        {
            return engine.Time.CreateTimer(static clock => ((PauseClock)clock!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            flow.Dispose();
            Ambient.Current = before;
        }
    }
}
