using Orchestrix.Events;
using Orchestrix.Runs.Inputs;

namespace Orchestrix.Runs;

/// <summary>What most runs do not have: transitions beyond the ordinary three, a token of their own, a failure, remembered steps. Guarded by its own lock, which no user code runs under.</summary>
sealed class RunDetails
{
    readonly List<(RunState State, long Ticks, int RunCount)> history = [];
    volatile bool hasHistory;
    StepScope? scope;
    InputChange? remembers;
    RunPauses? pauses;

    /// <summary>Guards transitions that are not the ordinary end.</summary>
    public object Gate => this; // a lock of its own would be some of what a waiting run holds

    public bool HasHistory => hasHistory;

    /// <summary>Whether something executes the run's body, or is about to.</summary>
    public bool HasBody { get; set; } = true;

    /// <summary>The source of the run's own token, once somebody asked for it; disposed when the run has ended.</summary>
    public CancellationTokenSource? Cancellation { get; set; }

    /// <summary>The token of the source: outlives it.</summary>
    public CancellationToken Token { get; set; }

    /// <summary>Why the run is to stop, once it is.</summary>
    public string? CancelReason { get; set; }

    /// <summary>Who or what stops the run, once something does.</summary>
    public CancellationReason? CancelledBy { get; set; }

    /// <summary>The timeout of the attempt that executes now; null where there is none.</summary>
    public AttemptTimeout? Timeout { get; set; }

    public Exception? Exception { get; set; }

    /// <summary>What this run's steps are remembered in; null where the run can neither be retried nor resumed.</summary>
    public StepScope? Scope
    {
        get
        {
            if (scope is not null || remembers is not { } onInputChanged) return scope;
            lock (Gate) return scope ??= StepScope.OfRoot(onInputChanged);
        }

        set => (scope, remembers) = (value, null);
    }

    /// <summary>The same, if any step was called yet: most tasks that can be retried have none.</summary>
    public StepScope? MadeScope => scope;

    /// <summary>Whether the run's steps are remembered.</summary>
    public bool RemembersSteps => scope is not null || remembers is not null;

    /// <summary>What the run waits for, and its messages; null for a run that never did.</summary>
    public RunPauses? Pauses => Volatile.Read(ref pauses);

    /// <summary>What stands before the run's body; null where nothing does.</summary>
    public TaskPolicy? Policy { get; set; }

    /// <summary>What the run has to do with transactions; null where it has nothing.</summary>
    public Transactions.RunTransactions? Transactions { get; set; }

    /// <summary>Whether the newest attempt got past its policy.</summary>
    public bool HasReachedBody { get; set; }

    /// <summary>The slots that the run holds; null for most.</summary>
    public Limits.SlotRequest? HeldSlots { get; set; }

    /// <summary>The slots that the run waits for; null for most.</summary>
    public Limits.SlotRequest? WantedSlots { get; set; }

    /// <summary>The futures that the run's code waits for; null for most. Guarded by the graph of waits.</summary>
    public Futures.AwaitedFutures? Awaited { get; set; }

    /// <summary>The result that the run computes; null for most.</summary>
    public Caching.ResultKey? ResultKey { get; set; }

    /// <summary>How the run ends when its body returns.</summary>
    public RunState EndState { get; set; } = RunState.Completed;

    public Causation? Cause { get; set; }

    /// <summary>The run's span, or before it begins the one under which it was started, as W3C writes it; null where nobody traces.</summary>
    public string? TraceParent { get; set; }

    public string? TraceState { get; set; }

    /// <summary>The name of the run; null for the usual one.</summary>
    public string? Name { get; set; }

    /// <summary>The tags of the scopes in which the run began; null for none.</summary>
    public string[]? Tags { get; set; }

    public CapturedCall? Call { get; set; }

    /// <summary>Ends when the hooks of the states until now have been called; null before the first.</summary>
    public Task? Hooks { get; set; }

    /// <summary>Whether the hooks of cancelling were called: both Cancelling and Cancelled are their moment, whichever comes first.</summary>
    public bool ToldCancellation { get; set; }

    public IReadOnlyList<Resource>? Related { get; set; }

    public RunLogBuffer? Log { get; set; }

    /// <summary>Executes what is submitted below a root; null while nothing is.</summary>
    public Futures.FutureRunner? Runner { get; set; }

    /// <summary>Ends when the run has ended, for those who wait for it.</summary>
    public TaskCompletionSource? Completion { get; set; }

    /// <summary>From here on the run's steps are remembered, as soon as there are any.</summary>
    public void RememberSteps(InputChange onInputChanged) => (scope, remembers) = (null, onInputChanged);

    public int Record(RunState from, RunState to, (long Pending, long Running, long Ended) since, long nowTicks)
    {
        lock (history)
        {
            if (history.Count == 0) Begin(from, since);
            var last = history[^1];
            var count = last.RunCount + (to.Type == StateType.Running && !GoesOn() ? 1 : 0);
            history.Add((to, Math.Max(nowTicks, last.Ticks), count));
            hasHistory = true;
            return history.Count - 1;
        }
    }

    /// <summary>A run that began in a state of its own, such as Scheduled.</summary>
    public void BeginWith(RunState first, long startedTicks)
    {
        lock (history)
        {
            history.Add((first, startedTicks, 0));
            hasHistory = true;
        }
    }

    /// <summary>When the run was first in a state of a type, in UTC ticks; null when it was not. Only where there is a history.</summary>
    public long? FirstTicksIn(StateType type)
    {
        lock (history)
        {
            foreach (var (state, ticks, _) in history)
                if (state.Type == type) return ticks;
            return null;
        }
    }

    public RunState? StateOf(int part) => TryGet(part)?.State;

    public long? TicksOf(int part) => TryGet(part)?.Ticks;

    public int? RunCountOf(int part)
    {
        if (!hasHistory) return null;
        lock (history) return history[Math.Min(part, history.Count - 1)].RunCount;
    }

    /// <summary>When the first attempt began; null while it has not, or when it began with the run.</summary>
    public long? FirstBeganTicks
    {
        get
        {
            if (!hasHistory) return null;
            lock (history)
            {
                var first = history.FindIndex(h => h.RunCount > 0);
                return first < 0 ? null : history[first].Ticks;
            }
        }
    }

    public RunPauses EnsurePauses(FlowRun run) => Pauses ?? Interlocked.CompareExchange(ref pauses, new RunPauses(run), null) ?? pauses;

    // A run that waited goes on with its attempt, also where its body executes again.
    bool GoesOn()
    {
        for (var i = history.Count - 1; i >= 0; i--)
        {
            if (history[i].State.Type == StateType.Paused) return true;
            if (history[i].State is not ({ Type: StateType.Pending } or { Name: "Resuming" })) return false;
        }

        return false;
    }

    // An ordinary run is Running from its start on; a submitted one waits.
    void Begin(RunState from, (long Pending, long Running, long Ended) since)
    {
        history.Add((RunState.Pending, since.Pending, 0));
        if (from.Type == StateType.Pending) return;
        if (from.IsTerminal) history.Add((RunState.Running, since.Running, 1));
        history.Add((from, from.IsTerminal ? since.Ended : since.Running, 1));
    }

    (RunState State, long Ticks, int RunCount)? TryGet(int part)
    {
        if (!hasHistory) return null;
        lock (history) return history[Math.Min(part, history.Count - 1)];
    }
}
