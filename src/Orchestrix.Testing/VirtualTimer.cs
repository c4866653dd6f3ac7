using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>A timer of the virtual clock. Its own fields are guarded by the clock's lock.</summary>
sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state, Run? run) : ITimer, IThreadPoolWorkItem
{
    // The callback runs in the context in which the timer was made, as those of the system's timers do.
    readonly ExecutionContext? context = ExecutionContext.Capture();
    volatile bool disposed;

    /// <summary>By due time; those due together in the order in which they were armed.</summary>
    public static IComparer<VirtualTimer> ByDueTime { get; } =
        Comparer<VirtualTimer>.Create(static (a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Order.CompareTo(b.Order));

    /// <summary>The run whose code made the timer; null for timers of the engine and of the test.</summary>
    public Run? Run => run;

    /// <summary>Whether it ends a wait for somebody, who may be the test that is about to answer.</summary>
    public bool IsPatience { get; } = state is Runs.Inputs.PauseClock;

    public long Due { get; set; }

    public long Order { get; set; }

    public long Period { get; set; }

    public bool IsArmed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (disposed) return false;
        time.Arm(this, dueTime, period);
        return true;
    }

    /// <summary>Hands the callback to the pool: it may block, or continue bodies that do.</summary>
    public void Fire() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        time.Arm(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (context is null) Call();
        else ExecutionContext.Run(context, static timer => ((VirtualTimer)timer!).Call(), this);
    }

    void Call()
    {
        var before = Presence.Current;
        if (time.Board is { } board) Presence.Current = new Presence(board, PresenceKind.Timer);
        time.Begun();
        try
        {
            if (!disposed) callback(state);
        }
        catch (Exception exception) // nobody else could see it, and it must not end the process
        {
            time.Faulted(exception);
        }
        finally
        {
            Presence.Current = before;
            time.Changed?.Invoke();
        }
    }
}
