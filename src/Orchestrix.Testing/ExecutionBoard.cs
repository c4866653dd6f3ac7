using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>Knows which code of one host executes right now, thread by thread, and which runs are live.</summary>
/// <param name="time">The clock, which knows who waits for it.</param>
/// <param name="changed">Called after each change, outside of locks; told whether only code of the test came or went.</param>
sealed class ExecutionBoard(VirtualTime time, Action<bool> changed) : IRunProbe
{
    const int Looks = 8;

    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    readonly Lock gate = new();
    readonly Dictionary<Thread, Presence> present = [];
    readonly HashSet<Run> live = [];
    readonly Dictionary<Thread, (long Since, int Looks)> blocked = []; // threads of the test that were blocked whenever they were looked at
    long version;
    long testMoves;
    int queued;

    /// <summary>Grows with each change that is not the test's own coming and going.</summary>
    public long Version => Volatile.Read(ref version);

    /// <summary>Grows whenever code of the test comes or goes.</summary>
    public long TestMoves => Volatile.Read(ref testMoves);

    /// <summary>What executes, without the test's own code and without threads that wait for a timer.</summary>
    public bool IsAnythingExecuting
    {
        get
        {
            lock (gate)
            {
                if (queued > 0) return true;
                foreach (var presence in present.Values)
                    if (IsExecuting(presence)) return true;
                return false;
            }
        }
    }

    /// <summary>
    /// Whether code of the test executes. A test that blocks its thread until something has happened does not; but any thread blocks for a moment now and then, for a
    /// lock of the runtime for example, so only one that stays blocked counts.
    /// </summary>
    public bool IsTestExecuting
    {
        get
        {
            lock (gate)
            {
                foreach (var (thread, presence) in present)
                    if (presence.Kind == PresenceKind.Test && !StaysBlocked(thread)) return true;
                return false;
            }
        }
    }

    /// <summary>The runs whose bodies have begun and not ended.</summary>
    public IReadOnlyList<Run> LiveRuns
    {
        get
        {
            lock (gate) return [.. live];
        }
    }

    /// <summary>What executes, for people.</summary>
    public IReadOnlyList<string> Busy
    {
        get
        {
            lock (gate) return [.. present.Values.Where(IsExecuting).Select(Describe), .. queued > 0 ? [$"{queued} submitted calls are about to begin or go on"] : Array.Empty<string>()];
        }
    }

    public object? Enter(Run? run)
    {
        var before = Presence.Current;
        if (run is not null)
        {
            lock (gate)
                if (!run.State.IsTerminal) live.Add(run);
        }

        Presence.Current = run is null ? new Presence(this, PresenceKind.Waiting, before?.Run) : new Presence(this, PresenceKind.Run, run);
        return before;
    }

    public object? Await(Func<bool> isOver)
    {
        var before = Presence.Current;
        Presence.Current = new Presence(this, PresenceKind.Blocked, before?.Run, isOver);
        return before;
    }

    public IThreadPoolWorkItem Accompany(IThreadPoolWorkItem item)
    {
        lock (gate)
        {
            queued++;
            version++;
        }

        return new AccompaniedItem(this, item);
    }

    /// <summary>What was handed to the pool begins: from here on its thread shows it.</summary>
    public object? BeginQueued()
    {
        var before = Presence.Current;
        Presence.Current = new Presence(this, PresenceKind.Beginning);
        lock (gate) queued--;
        return before;
    }

    public void Leave(object? before) => Presence.Current = (Presence?)before;

    public void Ended(Run run)
    {
        lock (gate)
        {
            live.Remove(run);
            version++;
        }

        changed(false);
    }

    /// <summary>Code comes to the current thread, or leaves it.</summary>
    public void Move(Presence? before, Presence? now)
    {
        var isTestOnly = before is null or { Kind: PresenceKind.Test } && now is null or { Kind: PresenceKind.Test };
        lock (gate)
        {
            blocked.Remove(Thread.CurrentThread);
            if (now is null) present.Remove(Thread.CurrentThread);
            else present[Thread.CurrentThread] = now;
            if (isTestOnly) testMoves++;
            else version++;
        }

        changed(isTestOnly);
    }

    bool StaysBlocked(Thread thread)
    {
        var clock = TimeProvider.System; // how long a thread blocks is no matter of the host's time
        if ((thread.ThreadState & ThreadState.WaitSleepJoin) == 0)
        {
            blocked.Remove(thread);
            return false;
        }

        var seen = blocked.GetValueOrDefault(thread, (clock.GetTimestamp(), 0));
        blocked[thread] = (seen.Item1, seen.Item2 + 1);
        return seen.Item2 >= Looks && clock.GetElapsedTime(seen.Item1) >= Moment;
    }

    // A waiting thread whose timer has fired is about to go on.
    bool IsExecuting(Presence presence) => presence.Kind switch
    {
        PresenceKind.Test => false,
        PresenceKind.Waiting => presence.Run is null || !time.HasTimer(presence.Run),
        PresenceKind.Blocked => presence.IsOver!(),
        _ => true,
    };

    static string Describe(Presence presence) => presence.Run switch
    {
        null when presence.Kind == PresenceKind.Beginning => "a submitted call begins or goes on",
        null => "the callback of a timer executes",
        FlowRun run => $"the body of flow '{run.Definition.Name}' executes (run {run.Name})",
        var run => $"the body of task '{run.Definition.Name}' executes (run {run.Name}{(run.Root is FlowRun root ? $" of flow '{root.Definition.Name}', run {root.Name}" : "")})",
    };
}
