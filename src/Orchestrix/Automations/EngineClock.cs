using Orchestrix.Log;

namespace Orchestrix.Automations;

/// <summary>
/// The only thing about the rules that knows the time: it writes a tick into the log when a window is to end. It looks at the clock at least every five
/// seconds while one is open, since clocks jump, and timers cannot be set for long.
/// </summary>
sealed class EngineClock : IDisposable
{
    readonly ILog log;
    readonly TimeProvider time;
    readonly ITimer timer;
    readonly long recheckTicks;
    readonly Lock gate = new();
    long due = long.MaxValue;
    long alarm = long.MaxValue; // when the timer rings

    public EngineClock(ILog log, TimeProvider time)
    {
        this.log = log;
        this.time = time;
        // Only the machine's clock jumps; any other is exact, and rings only when something is due. Timers cannot be set for more than 49 days.
        recheckTicks = (ReferenceEquals(time, TimeProvider.System) ? TimeSpan.FromSeconds(5) : TimeSpan.FromDays(40)).Ticks;
        using (ExecutionContext.SuppressFlow())
            timer = time.CreateTimer(static clock => ((EngineClock)clock!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // the state is this object
    }

    public void Dispose() => timer.Dispose();

    /// <summary>Writes a tick now.</summary>
    public void Tick() => log.Append(ClockTick.Instance, Now());

    /// <summary>Sets when the next window ends; <see cref="long.MaxValue"/> when none does.</summary>
    public void Arm(long deadlineTicks)
    {
        lock (gate)
        {
            due = deadlineTicks;
            if (due < alarm) SetTimer();
        }
    }

    void Ring()
    {
        long now;
        lock (gate)
        {
            alarm = long.MaxValue;
            if (due == long.MaxValue) return;
            now = Now();
            if (now < due)
            {
                SetTimer();
                return;
            }

            due = long.MaxValue; // whoever reads the tick sets the next one
        }

        log.Append(ClockTick.Instance, now);
    }

    void SetTimer()
    {
        var now = Now();
        var wait = Math.Clamp(due - now, 0, recheckTicks);
        var milliseconds = (wait + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond; // timers cut off fractions, and would ring too early
        alarm = now + (milliseconds * TimeSpan.TicksPerMillisecond);
        timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }

    long Now() => time.GetUtcNow().UtcTicks;
}
