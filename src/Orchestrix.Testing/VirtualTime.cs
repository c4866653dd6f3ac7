using System.Diagnostics.CodeAnalysis;
using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>
/// The clock of a test host, in UTC. It stands still while code executes, and moves from timer to timer: by itself while runs wait for it, and with
/// <see cref="OrchestrixTestHost.AdvanceAsync"/>. Give it to whatever waits or asks for the time. May be used from any thread.
/// </summary>
public sealed class VirtualTime : TimeProvider
{
    /// <summary>Where the clock starts: midnight of 1 January 2000, a Saturday.</summary>
    public static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly Lock gate = new();
    readonly SortedSet<VirtualTimer> armed = new(VirtualTimer.ByDueTime);
    readonly Dictionary<Run, int> timersOf = [];
    long now = Epoch.UtcTicks;
    long arming;
    int begun;
    int pending;
    Exception? fault;

    internal VirtualTime() { }

    /// <summary>The time now, in UTC.</summary>
    public DateTimeOffset Now => new(Volatile.Read(ref now), TimeSpan.Zero);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>What runs the callbacks that wait for the pool; set once by the host.</summary>
    internal ExecutionBoard? Board { get; set; }

    /// <summary>Called, outside of locks, when a timer was armed, disarmed or fired.</summary>
    internal Action? Changed { get; set; }

    internal int Pending => Volatile.Read(ref pending);

    /// <summary>Whether the next timer ends a wait for somebody.</summary>
    internal bool IsPatienceNext
    {
        get
        {
            lock (gate) return armed.Min?.IsPatience == true;
        }
    }

    /// <summary>Grows with each timer that is armed or fired.</summary>
    internal long Version => Volatile.Read(ref arming);

    /// <summary>Whose timer fired last; null for one of the engine or the test.</summary>
    internal Run? LastFired { get; private set; }

    /// <summary>Whether callbacks were handed to the pool and have not begun.</summary>
    internal bool IsFiring => Volatile.Read(ref begun) > 0;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        VirtualTimer timer = new(this, callback, state, Ambient.Run);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Now:yyyy-MM-dd HH:mm:ss.fff}, {Pending} timers";

    internal void StartAt(DateTimeOffset start)
    {
        lock (gate) now = start.UtcTicks;
    }

    /// <summary>Whether code of the run, or of a run below it, waits for a timer. Known for a run itself and for the root of its tree.</summary>
    internal bool HasTimer(Run run)
    {
        lock (gate) return timersOf.ContainsKey(run);
    }

    internal bool IsArmed(VirtualTimer timer)
    {
        lock (gate) return timer.IsArmed;
    }

    /// <summary>Arms a timer anew, or disarms it.</summary>
    internal void Arm(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        var atOnce = dueTime == TimeSpan.Zero;
        lock (gate)
        {
            Disarm(timer);
            timer.Period = period > TimeSpan.Zero ? period.Ticks : 0;
            if (atOnce && timer.Period > 0) Arm(timer, now + timer.Period);
            else if (!atOnce && dueTime > TimeSpan.Zero) Arm(timer, Math.Min(DateTimeOffset.MaxValue.UtcTicks - now, dueTime.Ticks) + now);
            if (atOnce) begun++;
            arming++;
        }

        if (atOnce) timer.Fire();
        Changed?.Invoke();
    }

    /// <summary>Moves the clock to the next timer and hands its callback to the pool, unless it is due only after a limit.</summary>
    internal bool TryFireNext(DateTimeOffset limit)
    {
        VirtualTimer? timer;
        lock (gate)
        {
            timer = armed.Min;
            if (timer is null || timer.Due > limit.UtcTicks) return false;
            Volatile.Write(ref now, Math.Max(now, timer.Due));
            Disarm(timer);
            if (timer.Period > 0) Arm(timer, timer.Due + timer.Period);
            begun++;
            arming++;
            LastFired = timer.Run;
        }

        timer.Fire();
        return true;
    }

    /// <summary>Moves the clock on, where no timer is due until then.</summary>
    internal void MoveTo(DateTimeOffset time)
    {
        lock (gate) Volatile.Write(ref now, Math.Max(now, time.UtcTicks));
    }

    internal void Begun()
    {
        lock (gate) begun--;
    }

    internal void Faulted(Exception exception) => Interlocked.CompareExchange(ref fault, exception, null);

    /// <summary>Takes the first exception that a callback threw.</summary>
    internal bool TryTakeFault([NotNullWhen(true)] out Exception? exception)
    {
        exception = Interlocked.Exchange(ref fault, null);
        return exception is not null;
    }

    void Arm(VirtualTimer timer, long due)
    {
        timer.Due = due;
        timer.Order = ++arming;
        timer.IsArmed = true;
        armed.Add(timer);
        Count(timer, 1);
    }

    void Disarm(VirtualTimer timer)
    {
        if (!timer.IsArmed) return;
        armed.Remove(timer);
        timer.IsArmed = false;
        Count(timer, -1);
    }

    void Count(VirtualTimer timer, int change)
    {
        Volatile.Write(ref pending, armed.Count);
        if (timer.Run is not { } run) return;
        Count(run, change);
        if (run.Root is var root && root != run) Count(root, change);
    }

    void Count(Run run, int change)
    {
        var count = timersOf.GetValueOrDefault(run) + change;
        if (count == 0) timersOf.Remove(run);
        else timersOf[run] = count;
    }
}
