namespace Orchestrix.Tests.Runs.Model;

/// <summary>
/// A clock that stands still until it is told to go to its next timer, whose callback then runs on the caller's thread. Counts timers, so that a test knows when
/// everything that the last callback set in motion has come to rest.
/// </summary>
internal sealed class StepClock : TimeProvider
{
    readonly Lock gate = new();
    readonly SortedDictionary<(long Due, long Number), Timer> due = [];
    long now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;
    long numbers;
    long started;
    long over;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers were set, and how many of these have rung or were taken back.</summary>
    public (long Started, long Over) Counts
    {
        get
        {
            lock (gate) return (started, over);
        }
    }

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref now), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref now);

    /// <summary>When the next timer rings, in UTC ticks; null when none does.</summary>
    public long? Next
    {
        get
        {
            lock (gate) return due.Count == 0 ? null : due.First().Key.Due;
        }
    }

    /// <summary>Goes to a moment without a timer before it, or to that of the next timers, and lets them ring.</summary>
    public void GoTo(long ticks)
    {
        Volatile.Write(ref now, ticks);
        while (true)
        {
            Timer next;
            lock (gate)
            {
                if (due.Count == 0 || due.First().Key.Due > ticks) return;
                next = due.First().Value;
                next.TakeBack();
            }

            next.Ring();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    sealed class Timer(StepClock clock, TimerCallback callback, object? state) : ITimer
    {
        readonly ExecutionContext? context = ExecutionContext.Capture();
        (long Due, long Number)? place;

        public void Ring()
        {
            if (context is null) callback(state);
            else ExecutionContext.Run(context, static t => ((Timer)t!).Call(), this);
        }

        void Call() => callback(state);

        /// <summary>Under the clock's lock.</summary>
        public void TakeBack()
        {
            if (place is not { } key) return;
            clock.due.Remove(key);
            clock.over++;
            place = null;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                TakeBack();
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                place = (clock.now + dueTime.Ticks, ++clock.numbers);
                clock.due.Add(place.Value, this);
                clock.started++;
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate) TakeBack();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
