namespace Orchestrix.Runs.Futures;

sealed partial class SubmittedFuture<T>
{
    bool IsCancelled =>
        Volatile.Read(ref at) is { } submitter
        && (submitter.Token.IsCancellationRequested || KnownCall is { TakesToken: true, CallerToken.IsCancellationRequested: true } || (run as FlowRun)?.Details?.Token.IsCancellationRequested == true);

    CapturedCall? KnownCall => (Volatile.Read(ref call) is Dependency dependency ? dependency.Known : call) is var known && known is ClaimedCall claimed ? claimed.Call : known as CapturedCall;

    StepClaim? Step => ((Volatile.Read(ref call) is Dependency dependency ? dependency.Known : call) as ClaimedCall)?.Step;

    public bool Execute()
    {
        if (Interlocked.CompareExchange(ref phase, Begun, Waiting) != Waiting) return true;
        if (IsCancelled)
        {
            Cancel();
            return true;
        }

        var holder = run?.Origin;
        var runner = at!.Runner;
        if (runner is not null)
        {
            holder!.Runner = runner;
            holder.Hold();
        }

        if (at.Context is { } context)
        {
            ExecutionContext.Run(context, static self => ((SubmittedFuture<T>)self!).Begin(), this);
        }
        else
        {
            var before = Ambient.Current;
            Begin();
            Ambient.Current = before;
        }

        return phase != Suspended && (runner is null || runner.Leave(holder!));
    }

    void Begin()
    {
        try
        {
            if (run is { } begun && !begun.Engine.TryBegin(begun))
            {
                Step?.Scope.GiveUp();
                throw new OperationCanceledException(begun.State.Message);
            }

            if (KnownCall is SyncCall<T> sync)
            {
                value = Invoke(sync);
            }
            else
            {
                var task = InvokeAsync((AsyncCall<T>)KnownCall!);
                if (!task.IsCompleted)
                {
                    phase = Suspended;
                    task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => Settle(task));
                    return;
                }

                value = task.GetAwaiter().GetResult();
            }
        }
        catch (Exception exception) // the body's: whoever awaits the future gets it
        {
            failure = exception;
        }

        Finish();
    }

    T Invoke(SyncCall<T> sync)
    {
        if (run is not { } begun) return sync.Invoke(sync.CallerToken);
        var engine = begun.Engine;
        if (Step is { } step || !CallGate.IsPlain(engine, sync.Definition, begun.Parent)) return Attempts.Run(engine, begun, sync, Step);
        Ambient.Current = begun; // for this execution context, which is the body's own
        T result;
        try
        {
            result = sync.Invoke(sync.TakesToken ? engine.TokenFor(begun, sync.CallerToken) : default);
        }
        catch (Exception exception) // the body's: it becomes the run's state, and the future's
        {
            CallFrame.Fail(begun, exception);
            throw;
        }

        engine.CompletePlain(begun, result);
        return result;
    }

    Task<T> InvokeAsync(AsyncCall<T> async) => run is { } begun ? Attempts.RunAsync(begun.Engine, begun, async, Step) : async.Invoke(async.CallerToken);

    // A suspended body has ended, on some thread.
    void Settle(Task<T> task)
    {
        try
        {
            value = task.GetAwaiter().GetResult();
        }
        catch (Exception exception) // as above
        {
            failure = exception;
        }

        var holder = run?.Origin;
        Finish();
        if (holder?.Runner is { } runner && runner.Leave(holder)) runner.Pass();
    }

    bool Answer(RunEngine engine, CapturedCall known, StepRecord record)
    {
        RunReceipt receipt = new();
        value = engine.Answer<T>(known, at!.Parent, record, receipt);
        Volatile.Write(ref run, receipt.Run);
        Finish();
        return false;
    }

    bool Fail(Exception exception)
    {
        Step?.Scope.GiveUp();
        failure = exception;
        Finish();
        return false;
    }

    // It never began.
    void Cancel()
    {
        OperationCanceledException reason = new($"{this} was cancelled before it began.", new CancellationToken(canceled: true));
        if (run is not null) run.Engine.Fail(run, reason, reason.CancellationToken);
        else if (at!.Parent is { } parent) end = Cancellations.EndOf(parent);
        Fail(reason);
    }

    void Finish()
    {
        if (run is null) end ??= EndOf(failure);
        else if (run.Origin is { } origin) origin.WaitsFor = null;
        var submitter = at;
        Volatile.Write(ref call, null);
        Volatile.Write(ref at, null);
        phase = phase == Suspended ? Suspended : Begun;
        submitter!.Count(-1);
        End();
    }

    RunState EndOf(Exception? exception) => exception switch
    {
        null => value as RunState ?? RunState.Completed,
        OperationCanceledException => new RunState(StateType.Cancelled) { CancellationReason = CancellationReason.Caller },
        UpstreamNotCompletedException => new RunState(StateType.Failed, "NotReady", exception.Message),
        _ => new RunState(StateType.Failed, message: $"{exception.GetType().Name}: {exception.Message}"),
    };

    void WatchToken(CancellationToken token)
    {
        if (token.CanBeCanceled) token.UnsafeRegister(static self => ((SubmittedFuture<T>)self!).CancelWaiting(), this);
    }
}
