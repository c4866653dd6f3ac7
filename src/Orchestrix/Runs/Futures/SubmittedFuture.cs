using System.Diagnostics;

namespace Orchestrix.Runs.Futures;

/// <summary>A call that was submitted: it waits for what it depends on, then for a place, then executes. How it executes is in the other file.</summary>
[StackTraceHidden]
sealed partial class SubmittedFuture<T> : RunFuture<T>, ISubmission, IFutureWaiter, IThreadPoolWorkItem
{
    const int Waiting = 0, Changing = 1, Begun = 2, Suspended = 3;

    Submitter? at; // null once the call has ended
    object? call; // a Dependency, then a ClaimedCall or a CapturedCall; null once the call has ended
    Run? run;
    RunState? end; // where there is no run
    Exception? failure;
    T? value;
    int phase;

    // Counted as under way by whoever makes it.
    public SubmittedFuture(Submitter at) => this.at = at;

    public override Run? Run => Volatile.Read(ref run);

    public override RunState State => Run?.State ?? Volatile.Read(ref end) ?? RunState.Pending;

    internal override T Value => value!;

    internal override Exception? Failure => HasEnded ? failure : null;

    internal override bool IsUsable => failure is null && State.Type == StateType.Completed;

    internal override IReadOnlyList<RunFuture>? WaitsFor => (Volatile.Read(ref call) as Dependency)?.All;

    /// <summary>Makes the run of a call. Returns false when the future has ended with that.</summary>
    public bool Accept(CapturedCall known, Dependency? dependency)
    {
        if (known is not (SyncCall<T> or AsyncCall<T>)) return Fail(WrongShape(known));
        object accepted = known;
        if (at!.Engine is { } engine)
        {
            StepClaim? step;
            try
            {
                if (dependency?.Lambda is not null) at.Parent?.Details?.Scope?.Scatter(); // claimed when its arguments are known, whenever that is
                step = Attempts.StepOf(engine, at.Parent, known);
                if (step?.Record is { } record) return Answer(engine, known, record);
            }
            catch (OrchestrixException exception) // the step changed, or cannot be told from others
            {
                return Fail(exception);
            }

            if (step is not null) accepted = new ClaimedCall(known, step);
            RunOrigin origin = new((object?)at.Parent ?? engine) { Upstreams = dependency?.Edges ?? [], WaitsFor = dependency is { Lambda: null } ? dependency.All : null };
            Volatile.Write(ref run, engine.Submit(known, at.Parent, step, origin));
        }

        if (dependency is { Lambda: null }) dependency.Known = accepted;
        var watched = run is FlowRun flow ? flow.Engine.OwnToken(flow, known.CallerToken) : run is not null && known.TakesToken && known.CallerToken != at.Token ? known.CallerToken : default;
        Volatile.Write(ref call, dependency is { Lambda: null } ? dependency : accepted);
        WatchToken(watched); // may end the future at once
        return true;
    }

    /// <summary>The call waits until others have ended; where it is not known before, its run is made only then.</summary>
    public void Depend(Dependency dependency)
    {
        if (Volatile.Read(ref at) is not { } submitter) return; // cancelled just now
        Volatile.Write(ref call, dependency);
        submitter.Runner?.AddDependent(this);
        foreach (var upstream in dependency.All) upstream.Notify(this);
        CancelWaiting();
    }

    /// <summary>There is nothing to wait for but a place.</summary>
    public void Enqueue()
    {
        if (Volatile.Read(ref at) is not { } submitter) return; // cancelled just now
        if (submitter.Runner is { } runner) runner.Enqueue([this]);
        else FutureThreads.Queue(this, submitter.Engine);
    }

    public void CancelWaiting()
    {
        if (!IsCancelled || Interlocked.CompareExchange(ref phase, Begun, Waiting) != Waiting) return;
        Volatile.Read(ref at)?.Runner?.RemoveDependent(this);
        Cancel();
    }

    void IFutureWaiter.Ended(RunFuture future)
    {
        if (Volatile.Read(ref call) is not Dependency dependency || !dependency.Ended()) return;
        if (Interlocked.CompareExchange(ref phase, Changing, Waiting) != Waiting) return; // cancelled
        var submitter = at!;
        submitter.Runner?.RemoveDependent(this);
        if (submitter.Context is { } context) ExecutionContext.Run(context, _ => Resolve(dependency), null);
        else Resolve(dependency);
    }

    void IThreadPoolWorkItem.Execute() => Execute();

    // Everything that the call depends on has ended.
    void Resolve(Dependency dependency)
    {
        if (IsCancelled) Cancel();
        else if (dependency.Obstacle is { } obstacle) StopBefore(dependency, obstacle);
        else if (dependency.Known is { } known) Begin(known);
        else
        {
            CapturedCall made;
            try
            {
                made = at!.Record(dependency.Lambda!);
            }
            catch (OrchestrixException exception) // the lambda is no single call
            {
                Fail(exception);
                return;
            }

            if (Accept(made, dependency)) Begin(call!);
        }

        void Begin(object accepted)
        {
            if (run?.Origin is { } origin) origin.WaitsFor = null;
            Volatile.Write(ref call, accepted);
            Volatile.Write(ref phase, Waiting);
            Enqueue();
            CancelWaiting(); // where it was cancelled meanwhile
        }
    }

    void StopBefore(Dependency dependency, RunFuture obstacle)
    {
        var engine = at!.Engine;
        if (run is null && engine is not null && NameOf(dependency) is { } named)
            Volatile.Write(ref run, engine.Submit(named, at.Parent, null, new RunOrigin((object?)at.Parent ?? engine) { Upstreams = dependency.Edges }));
        UpstreamNotCompletedException reason = new(run, obstacle);
        if (run is not null) engine!.Fail(run, reason, default);
        Fail(reason);
    }

    // What would have been called shows in the history, where the lambda can tell it without the values that there are none of.
    CapturedCall? NameOf(Dependency dependency)
    {
        try
        {
            return at!.Record(dependency.Lambda!);
        }
        catch (CallCaptureException)
        {
            return null; // the future itself says all the same why it was not started
        }
    }

    public static CallCaptureException WrongShape(CapturedCall known) =>
        new($"A future was made from a call of '{known.Definition.Name}' whose result was converted. Let the lambda be the call alone, or name the method's own type of result.");
}
