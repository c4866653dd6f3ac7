using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>Moves the virtual clock: from timer to timer, one callback at a time, and never while something executes.</summary>
sealed class Clockwork(ExecutionBoard board, VirtualTime time, RunEngine engine, Stillness stillness, Pulse pulse) : IDisposable
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1), Patience = TimeSpan.FromMilliseconds(200);

    readonly SemaphoreSlim turn = new(1);
    int drivers;
    volatile bool isAutomatic = true;
    volatile bool stopped;

    /// <summary>How long to wait in real time until the host rests.</summary>
    public TimeSpan BusyLimit { get; set; } = TimeSpan.FromSeconds(5);

    public bool IsAutomatic
    {
        get => isAutomatic;
        set
        {
            isAutomatic = value;
            pulse.Set();
        }
    }

    /// <summary>Something has changed. Calls are frequent, and mostly nobody wants to know; whoever drives the clock need not be told of itself.</summary>
    public void Notice(bool isTestOnly)
    {
        var isDriven = Volatile.Read(ref drivers) > 0;
        if (isDriven ? !isTestOnly : time.Pending > 0) pulse.Set();
    }

    /// <summary>Begins to let time pass while runs wait for it. Belongs to the host: it carries nobody's context.</summary>
    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.RunAsync(), this, preferLocal: false);

    public void Dispose()
    {
        stopped = true;
        pulse.Set();
    }

    /// <summary>Waits until the host rests.</summary>
    public Task RestAsync() => DriveAsync(static _ => Task.CompletedTask);

    /// <summary>Lets time pass up to a moment, or until a condition holds when the host rests. Returns whether it did.</summary>
    public async Task<bool> AdvanceAsync(Func<DateTimeOffset> to, Func<bool>? until = null)
    {
        var holds = false;
        await DriveAsync(async self =>
        {
            var target = to();
            while (!(holds = until?.Invoke() == true) && time.TryFireNext(target)) await self.RestedAsync().ConfigureAwait(false);
            if (!holds) time.MoveTo(target);
        }).ConfigureAwait(false);
        return holds;
    }

    /// <summary>Lets runs that were cancelled end, also where their last steps wait for the clock.</summary>
    public Task DrainAsync() => DriveAsync(async self =>
    {
        while (engine.LiveFlowRuns.Count > 0 && engine.LiveFlowRuns.Any(r => time.HasTimer(r.Root)) && time.TryFireNext(DateTimeOffset.MaxValue))
            await self.RestedAsync().ConfigureAwait(false);
    });

    // In the caller's context to the end: while the caller's code then goes on, it counts as executing, and time does not pass behind its back.
    async Task DriveAsync(Func<Clockwork, Task> drive)
    {
        Interlocked.Increment(ref drivers);
        try
        {
            await turn.WaitAsync().ConfigureAwait(false);
            try
            {
                await RestedAsync().ConfigureAwait(false);
                await drive(this).ConfigureAwait(false);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref drivers);
            pulse.Set();
        }
    }

    async Task RestedAsync()
    {
        var clock = TimeProvider.System;
        var begin = clock.GetTimestamp();
        while (true)
        {
            var changed = pulse.Next();
            if (await stillness.IsSettledAsync().ConfigureAwait(false)) break;
            var left = BusyLimit - clock.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero && stillness.Busy is { Count: > 0 } busy) throw new HostBusyException(BusyLimit, busy);
            if (!stillness.IsStill) await Task.WhenAny(changed, Task.Delay(left > Glance ? left : Glance, clock)).ConfigureAwait(false);
        }

        if (time.TryTakeFault(out var fault)) throw new OrchestrixException("The callback of a timer threw an exception.", fault);
    }

    async Task RunAsync()
    {
        while (!stopped)
        {
            var changed = pulse.Next();
            if (!CanJump()) await changed.ConfigureAwait(false);
            else if (board.IsTestExecuting) await Task.WhenAny(changed, Task.Delay(Glance, TimeProvider.System)).ConfigureAwait(false); // blocking says nothing: look again
            else await TryJumpAsync().ConfigureAwait(false);
        }
    }

    async Task TryJumpAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!await stillness.IsSettledAsync().ConfigureAwait(false)) return;
            if (time.IsPatienceNext && !await DoesNobodyAnswerAsync().ConfigureAwait(false)) return;

            // In this order: code of the test that executes at the first look may drive the clock itself at the second, and has moved then.
            var moves = board.TestMoves;
            if (!board.IsTestExecuting && CanJump() && board.TestMoves == moves) time.TryFireNext(DateTimeOffset.MaxValue);
        }
        finally
        {
            turn.Release();
        }
    }

    // A run that waits for an answer mostly waits for the test, whose code may just be on its way there: for a while of real time nothing may stir.
    async Task<bool> DoesNobodyAnswerAsync()
    {
        var clock = TimeProvider.System;
        var (begin, moves, end) = (clock.GetTimestamp(), board.TestMoves, engine.Log.End);
        while (clock.GetElapsedTime(begin) < Patience)
        {
            await Task.Delay(Glance, clock).ConfigureAwait(false);
            if (!CanJump() || board.IsTestExecuting || board.TestMoves != moves || engine.Log.End != end) return false;
        }

        return true;
    }

    bool CanJump() => IsAutomatic && !stopped && Volatile.Read(ref drivers) == 0 && time.Pending > 0 && stillness.IsStill && DoAllRunsWait();

    // A tree waits for the clock when any of its code does: what else it waits for, it waits for together with that.
    bool DoAllRunsWait()
    {
        var any = false;
        var live = engine.LiveFlowRuns;
        HashSet<Run> inLine = [.. board.LiveRuns.Where(Stillness.IsInLine).Select(r => r.Root)];
        HashSet<Run> pausing = [.. live.Where(r => r.State.Type == StateType.Paused).Select(r => r.Root)];
        foreach (var run in board.LiveRuns.Concat(live))
        {
            if (run.State.IsTerminal) continue;

            // Whoever waits for a slot waits for the runs that hold it, and these for the clock.
            if (inLine.Contains(run.Root) && !time.HasTimer(run.Root)) continue;

            // The time of a pause is the engine's timer. One without an end waits for somebody, as the test's own code does: it holds nobody up.
            if (pausing.Contains(run.Root)) any |= live.Any(r => r.Root == run.Root && r.WaitsFor.Any(w => w.Until is not null));
            else any = true;
            if (!time.HasTimer(run.Root) && !pausing.Contains(run.Root)) return false;
        }

        return any;
    }
}
