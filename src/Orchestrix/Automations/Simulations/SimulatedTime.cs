namespace Orchestrix.Automations.Simulations;

/// <summary>The time of a simulation: timers never ring by themselves, since the simulation looks itself what is due.</summary>
sealed class SimulatedTime(SimulatedLog log) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(Math.Max(0, log.NowTicks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => SilentTimer.Instance;

    sealed class SilentTimer : ITimer
    {
        public static readonly SilentTimer Instance = new();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }
}
