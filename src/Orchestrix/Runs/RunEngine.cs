using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Limits;
using Orchestrix.Log;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>Takes runs through their states: every transition of every run of a host is decided and logged here.</summary>
sealed class RunEngine(ILog log, TimeProvider time, RunOptions options, ILoggerFactory loggers)
{
    readonly LiveRuns live = new();
    CanonicalJson? canonical;
    Inputs.RunInputs? inputs;
    Dictionary<string, Func<CapturedCall, FakedBody>>? fakes;

    public ILog Log => log;

    public TimeProvider Time => time;

    public RunOptions Options => options;

    public ILogger Logger { get; } = loggers.CreateLogger(typeof(RunEngine).FullName!);

    /// <summary>Where the lines go that a run logs through its own logger.</summary>
    public ILogger RunLogger { get; } = loggers.CreateLogger(OrchestrixDiagnostics.RunLogCategory);

    /// <summary>Numbers by chance, for what a run need not repeat.</summary>
    public Chance Chance { get; } = new(options.RandomSeed);

    /// <summary>What the application changed about flows and tasks, by their identities.</summary>
    public FrozenDictionary<string, RunSettings>? Changed { get; init; }

    /// <summary>Calls what the application wants to be called when runs change state.</summary>
    public HookQueue Hooks { get; init; } = new();

    /// <summary>Where runs are read from.</summary>
    public Lazy<IRunStore>? Store { get; init; }

    /// <summary>What went wrong around runs.</summary>
    public RunCounters Counters { get; init; } = new();

    /// <summary>What is measured of runs; null where nothing is.</summary>
    public Telemetry.RunMetrics? Metrics { get; set; }

    /// <summary>Sees bodies begin and end; null outside of tests.</summary>
    public IRunProbe? Probe { get; set; }

    /// <summary>The limits of the host; null where it has none.</summary>
    public LimitQueue? Limits { get; init; }

    /// <summary>The results of cached tasks; null where none is cached.</summary>
    public Caching.ResultCaching? Results { get; init; }

    /// <summary>What is given to running flows: inputs and messages.</summary>
    public Inputs.RunInputs Inputs => Volatile.Read(ref inputs) ?? Interlocked.CompareExchange(ref inputs, new Inputs.RunInputs(this), null) ?? inputs;

    /// <summary>Rollbacks that go on when what began them has ended.</summary>
    public Transactions.BackgroundRollbacks Rollbacks { get; } = new();

    /// <summary>What stands before the bodies of tasks; null where nothing does.</summary>
    public RunPolicies? Policies { get; set; }

    /// <summary>Makes the scopes of attempts; null where there are no services.</summary>
    public IServiceScopeFactory? Scopes { get; init; }

    /// <summary>Tells whether a type is resolved from DI, so that an object of it does not count as an argument.</summary>
    public Func<Type, bool> IsService { get; set; } = static _ => false;

    /// <summary>Whether calls have to take the way that looks for fakes and tells the probe.</summary>
    public bool IsInstrumented => Probe is not null || Volatile.Read(ref fakes) is not null;

    /// <summary>The flow runs that have begun and not ended.</summary>
    public IReadOnlyCollection<FlowRun> LiveFlowRuns => live.Snapshot();

    /// <summary>How results and arguments are written as JSON.</summary>
    public JsonSerializerOptions Json { get; } = RunJson.OptionsOf(options);

    /// <summary>Writes arguments so that equal ones are written alike.</summary>
    public CanonicalJson Canonical => canonical ??= new CanonicalJson(Json);

    /// <summary>What holds for the attempts of a flow or task.</summary>
    public RunSettings SettingsOf(RunnableDefinition definition) => Changed is null ? definition.Settings : Changed.GetValueOrDefault(definition.Identity) ?? definition.Settings;

    public long Now() => time.GetUtcNow().UtcTicks;

    /// <summary>Begins a task run: Pending and Running, with one reading of the clock and one record.</summary>
    public TaskRun BeginTask(TaskDefinition task, Run? parent, string? name = null)
    {
        var now = Now();
        var run = new TaskRun(this, task, parent, TimeOrderedId.New(now), now, RunState.Running);
        if (name is not null) run.EnsureDetails().Name = name;
        if (RunTags.Current is { } tags) run.EnsureDetails().Tags = tags;
        log.Append(run, now, Run.PendingPart, 2);
        return run;
    }

    /// <summary>Begins a flow run that was called directly: as above.</summary>
    public FlowRun BeginFlow(FlowDefinition flow, Run? parent, string? name = null)
    {
        var now = Now();
        var run = new FlowRun(this, flow, parent, TimeOrderedId.New(now), now, RunState.Running);
        if (name is not null) run.EnsureDetails().Name = name;
        if (RunTags.Current is { } tags) run.EnsureDetails().Tags = tags;
        if (parent is null && Ambient.Current is EngineScope { Cause: { } cause }) run.EnsureDetails().Cause = cause;
        if (SettingsOf(flow).RemembersSteps) StepScope.Open(run);
        live.Add(run);
        log.Append(run, now, Run.PendingPart, 2);
        return run;
    }

    /// <summary>Begins a run, with what it needs to remember its steps.</summary>
    public Run Begin(CapturedCall call, Run? parent, StepClaim? step = null)
    {
        var definition = call.Definition;
        var name = NameOf(call);
        Run run = definition is FlowDefinition flow ? BeginFlow(flow, parent, name)
            : RunPolicies.Of(this, definition) is { } policy ? this.BeginGuarded((TaskDefinition)definition, parent, policy, name)
            : BeginTask((TaskDefinition)definition, parent, name);
        if (step is not null) StepScope.Open(run, step);
        else if (SettingsOf(definition).Retry.Retries > 0 && run is TaskRun) StepScope.Open(run);
        if (parent?.Details?.Transactions is not null) Transactions.RunTransactions.Begin(run, parent);
        Tell(run, run.State); // not Running yet, where something stands before the body
        return run;
    }

    /// <summary>Makes a flow run that begins later, and that has not been logged yet.</summary>
    public FlowRun Schedule(CapturedCall call, FlowDefinition flow, DateTimeOffset at, Causation? cause)
    {
        var now = Now();
        var state = RunState.Scheduled(at);
        var run = new FlowRun(this, flow, null, TimeOrderedId.New(now), now, state);
        var details = run.EnsureDetails();
        details.BeginWith(state, now);
        details.HasBody = false;
        details.Name = NameOf(call);
        details.Tags = RunTags.Current;
        details.Cause = cause;
        if (SettingsOf(flow).RemembersSteps) StepScope.Open(run);
        live.Add(run);
        return run;
    }

    public void Track(FlowRun run) => live.Add(run);

    /// <summary>Takes back a run that was scheduled, and not logged.</summary>
    public void Withdraw(FlowRun run) => live.Remove(run);

    /// <summary>A run ended before its body began.</summary>
    public void EndedWithoutBody(FlowRun run) => Ended(run, 0);

    public FlowRun? FindLive(Guid id) => live.Find(id);

    /// <summary>Ends a run whose body returned. Returns the position of its end in the log.</summary>
    public long Complete(Run run)
    {
        var now = Now();
        var leftBehind = run.CallsUnderWay;
        if (!run.TryEndRunning(RunState.Completed, now)) return EndAs(run, run.Details?.EndState ?? RunState.Completed, leftBehind);
        var position = log.Append(run, now, Run.EndPart);
        Ended(run, leftBehind);
        return position;
    }

    /// <summary>Ends a run of one attempt, and keeps what a flow returned.</summary>
    public long CompletePlain<T>(Run run, T result)
    {
        if (typeof(T) != typeof(Nothing) && run is FlowRun flow) flow.Result = result;
        return result is RunState returned ? EndAs(run, ReturnedState.EndOf(run, returned), run.CallsUnderWay) : Complete(run);
    }

    /// <summary>Ends a run whose body returned, and keeps what a flow returned.</summary>
    public long Complete<T>(Run run, T result)
    {
        this.ReportUnclaimed(run);
        return CompletePlain(run, result);
    }

    /// <summary>Ends a run whose body threw, and has no attempt left.</summary>
    public long Fail(Run run, Exception exception, CancellationToken token)
    {
        var details = run.EnsureDetails();
        details.Exception = exception;
        var cancelled = exception is OperationCanceledException && token.IsCancellationRequested;
        var state = cancelled ? Cancellations.EndOf(run) : RunState.Failed(run, exception);
        return EndAs(run, state, run.CallsUnderWay);
    }

    /// <summary>Ends a run that something else than its body ended: what executed it was lost, or left behind.</summary>
    public void Abandon(Run run, string message)
    {
        // A run that was asked to stop is cancelled, whether its body has stopped or not.
        var state = run.State.Type == StateType.Cancelling
            ? new RunState(StateType.Cancelled, message: message) { CancellationReason = run.State.CancellationReason }
            : new RunState(StateType.Crashed, message: message);
        if (Propose(run, state, out _, endsRun: true).Verdict != Verdict.Accept) return;
        run.Details?.Transactions?.Abandon(run);
        this.CancelToken(run);
        Ended(run, 0);
    }

    /// <summary>Brings a run into a state, if the state machine allows it.</summary>
    public TransitionDecision Propose(Run run, RunState to, out long position, DateTimeOffset? nextAttempt = null, bool endsRun = false)
    {
        var details = run.EnsureDetails();
        lock (details.Gate)
        {
            while (true)
            {
                var from = run.State;
                var now = Now();
                var decision = StateMachine.Decide(new TransitionRequest
                {
                    From = from,
                    To = to,
                    Now = new DateTimeOffset(now, TimeSpan.Zero),
                    IsSubflow = run.Parent is not null,
                    HasBody = details.HasBody,
                    KeepsCall = details.RemembersSteps,
                    HasToUndo = details.Transactions is { HasToUndo: true },
                    NextAttempt = nextAttempt,
                });
                position = 0;
                if (endsRun && from.IsTerminal) return new TransitionDecision(Verdict.Abort, from, "the run has ended before");
                if (decision.Verdict is Verdict.Wait or Verdict.Abort) return decision;
                if (decision.Verdict == Verdict.Reject && ReferenceEquals(decision.State, from)) return decision;

                // The ordinary end takes no lock: when it came first, decide again.
                if (!run.TrySet(from, decision.State)) continue;
                position = log.Append(run, now, run.Record(from, decision.State, now));
                if (!decision.State.IsTerminal) Tell(run, decision.State);
                return decision;
            }
        }
    }

    /// <summary>Emits for a run, also where that run is not the current one.</summary>
    public IEventPublisher Publisher(Run run) => new EventPublisher(log, time, new RunEmissionContext(run));

    /// <summary>Replaces the body of a task or flow; for tests.</summary>
    public void SetFake(string identity, Func<CapturedCall, FakedBody> body) =>
        Volatile.Write(ref fakes, new Dictionary<string, Func<CapturedCall, FakedBody>>(fakes ?? [], StringComparer.Ordinal) { [identity] = body });

    public Func<CapturedCall, FakedBody>? FakeOf(RunnableDefinition definition) => Volatile.Read(ref fakes)?.GetValueOrDefault(definition.Identity);

    public static Task CompletionOf(FlowRun run)
    {
        var details = run.EnsureDetails();
        lock (details.Gate)
        {
            if (run.State.IsTerminal) return Task.CompletedTask;
            return (details.Completion ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    // Whoever ends a run first ends it: a body that comes back later changes nothing any more.
    long EndAs(Run run, RunState state, int leftBehind)
    {
        var decision = Propose(run, state, out var position, endsRun: true);
        if (decision.Verdict == Verdict.Reject) decision = Propose(run, Cancellations.EndOf(run), out position, endsRun: true);
        if (decision.Verdict == Verdict.Accept) Ended(run, leftBehind);
        return position;
    }

    void Ended(Run run, int leftBehind)
    {
        Tell(run, run.State);
        if (leftBehind > 0) this.LeaveBehind(run, leftBehind);
        if (run.Details is { } details) Release(run, details);
        if (run is FlowRun flow) live.Remove(flow);
        Metrics?.Ended(run);
        Probe?.Ended(run);
    }

    /// <summary>The name that a call gives to its run; null for the usual one.</summary>
    public string? NameOf(CapturedCall call) => SettingsOf(call.Definition).HasRunName ? NameSink.NameOf(call) : null;

    /// <summary>Calls the hooks of a state.</summary>
    public void Tell(Run run, RunState state)
    {
        if (SettingsOf(run.Definition).Hooks is RunHooks hooks) Hooks.Call(run, state, hooks);
    }

    static void Release(Run run, RunDetails details)
    {
        details.Pauses?.End();
        (details.Scope, details.Awaited) = (null, null); // remembered results are needed only as long as the run can be retried
        lock (details.Gate)
        {
            details.Cancellation?.Dispose();
            details.Completion?.TrySetResult();
        }

        details.Transactions?.End(run);
    }
}
