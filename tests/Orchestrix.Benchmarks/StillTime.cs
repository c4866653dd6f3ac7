namespace Orchestrix.Benchmarks;

/// <summary>A clock whose timers never ring: time passes by the records alone.</summary>
sealed class StillTime : TimeProvider
{
    public static readonly StillTime Instance = new();

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.MinValue;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new SilentTimer();

    sealed class SilentTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }
}
