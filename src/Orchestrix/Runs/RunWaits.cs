namespace Orchestrix.Runs;

/// <summary>
/// Waiting by the host's clock until a moment has come. Timers count whole milliseconds, may ring early, and cannot be set for more than 49 days; a run that
/// began too early would be sent back by the state machine.
/// </summary>
static class RunWaits
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>How long a timer is set for a wait: not too short, and not longer than timers can.</summary>
    public static TimeSpan TimerFor(TimeSpan wait) => wait < Longest ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : Longest;

    extension(RunEngine engine)
    {
        /// <summary>Ends when the moment has come.</summary>
        public async Task WaitUntilAsync(DateTimeOffset due, CancellationToken token)
        {
            while (engine.TryStillWait(due, out var wait)) await Task.Delay(wait, engine.Time, token).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
        }

        /// <summary>Waits on this thread until the moment has come.</summary>
        public void WaitUntil(DateTimeOffset due, CancellationToken token)
        {
            while (engine.TryStillWait(due, out var wait)) engine.Block(Task.Delay(wait, engine.Time, token));
            token.ThrowIfCancellationRequested();
        }

        /// <summary>Waits on this thread for so long.</summary>
        public void Wait(TimeSpan time, CancellationToken token) => engine.WaitUntil(engine.Time.GetUtcNow() + time, token);

        bool TryStillWait(DateTimeOffset due, out TimeSpan wait)
        {
            var left = due - engine.Time.GetUtcNow();
            wait = TimerFor(left);
            return left > TimeSpan.Zero;
        }

        void Block(Task waiting)
        {
            var outside = engine.Probe?.Enter(null); // only now: a thread that waits always has its timer
            try
            {
                waiting.GetAwaiter().GetResult();
            }
            finally
            {
                engine.Probe?.Leave(outside);
            }
        }
    }
}
