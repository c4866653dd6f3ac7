using Orchestrix.Log;
using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>
/// Decides whether a host rests: the log is read, no rule is evaluated, no action and no body executes. What was handed to the thread pool and has not begun
/// cannot be seen, so the pool is given turns until it has nothing left.
/// </summary>
sealed class Stillness(ExecutionBoard board, VirtualTime time, RunEngine engine, IReadOnlyList<IActivity> activities)
{
    const int Glances = 8;
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    const int CalmTurns = 2, MostTurns = 32; // a pool that other tests keep busy never empties

    public bool IsStill => !time.IsFiring && !board.IsAnythingExecuting && AreActivitiesIdle() && !AboutToBegin().Any();

    public IReadOnlyList<string> Busy => [.. board.Busy, .. time.IsFiring ? ["the callback of a timer is about to execute"] : Array.Empty<string>(), .. activities.SelectMany(a => a.Busy), .. AboutToBegin().Select(r => $"{r.Definition.Name} is about to begin (run {r.Name})")];

    /// <summary>Gives the pool turns. Returns false as soon as something stirs.</summary>
    public async ValueTask<bool> IsSettledAsync()
    {
        var calm = 0;
        var seen = Version;
        for (var turn = 0; turn < MostTurns && calm < CalmTurns; turn++)
        {
            if (!IsStill) return false;
            await new PoolTurn();
            if (Version != seen) return false;
            if (ThreadPool.PendingWorkItemCount == 0) calm++;
        }

        // A thread may have taken a body from the pool and wait for its time slice: nothing tells that from a body that waits for something else.
        for (var glance = 0; glance < Glances && MayAnyGoOn(); glance++)
        {
            if (!IsStill || Version != seen) return false;
            await Task.Delay(Glance, TimeProvider.System).ConfigureAwait(false);
        }

        return IsStill && Version == seen;
    }

    /// <summary>Whether a run waits for slots of a limit.</summary>
    public static bool IsInLine(Run run) => run.State.Name == RunState.AwaitingSlotName;

    (long, long, long) Version => (board.Version, time.Version, engine.Log.End);

    bool AreActivitiesIdle()
    {
        foreach (var activity in activities)
            if (!activity.IsIdle) return false;
        return true;
    }

    // Runs that have begun and wait, but not for the clock; and a run of which one branch was just woken, while another still waits for the clock.
    bool MayAnyGoOn() => (time.LastFired is { State.IsTerminal: false } woken && time.HasTimer(woken.Root)) || engine.LiveFlowRuns.Concat(board.LiveRuns).Any(r => (r.State.Type == StateType.Running || IsInLine(r)) && !time.HasTimer(r.Root));

    // Runs whose time has come, and whose timer has fired: the next attempt is on its way to a thread.
    IEnumerable<Run> AboutToBegin()
    {
        var now = time.Now;
        return engine.LiveFlowRuns.Concat(board.LiveRuns).Distinct().Where(r => r.State is { Type: StateType.Scheduled, ScheduledTime: { } due } && due <= now && !time.HasTimer(r) && !(r.State.Name == "Resuming" && r.CallsUnderWay > 0));
    }
}
