namespace Orchestrix.Runs.Futures;

/// <summary>Whose code submits: the run, its host, and the execution context in which the calls shall execute.</summary>
sealed class Submitter
{
    readonly Transaction? transaction; // whose own code submits

    Submitter(RunEngine? engine, Run? parent)
    {
        Engine = engine;
        Parent = parent;
        Context = ExecutionContext.Capture();
        if (engine is null) return;
        Runner = FutureRunner.Of(engine, parent);
        if (parent is null) return;
        if (parent.Details is { Transactions: not null } && Transaction.CurrentOf(parent) is { } around && ReferenceEquals(around.Run, parent)) transaction = around;
        Token = engine.TokenOf(parent);
        if (Token.CanBeCanceled) Runner!.Watch(Token);
    }

    /// <summary>Null where nobody tracks.</summary>
    public RunEngine? Engine { get; }

    /// <summary>The run that submits; null outside of one.</summary>
    public Run? Parent { get; }

    /// <summary>Bounds what executes at once; null outside of a run.</summary>
    public FutureRunner? Runner { get; }

    /// <summary>Cancelled when what was submitted is to end with the run that submitted it.</summary>
    public CancellationToken Token { get; }

    public ExecutionContext? Context { get; }

    /// <exception cref="CallCaptureException">Calls are named here, not executed.</exception>
    public static Submitter Here()
    {
        switch (Ambient.Current)
        {
            case Run run:
                return new Submitter(run.Engine, run.State.IsTerminal ? null : run); // a closed run gets no more children
            case EngineScope scope:
                return new Submitter(scope.Engine, null);
            case CallCapture:
                throw new CallCaptureException("Run.Submit and Run.Map execute calls, and cannot stand where one is only named.");
            default:
                return new Submitter(RunningEngines.Single, null);
        }
    }

    /// <summary>How many more, or fewer, calls are under way below the run that submits.</summary>
    public void Count(int more)
    {
        Parent?.CountSubmitted(more);
        transaction?.CountCalls(more);
    }

    /// <summary>Learns which calls a lambda makes, one each time, without a trace in the execution context.</summary>
    public void RecordAll(Span<CapturedCall> calls, Action lambda)
    {
        CallCapture capture = new();
        var before = Ambient.Current;
        Ambient.Current = capture;
        try
        {
            foreach (ref var call in calls) call = capture.Next(lambda);
        }
        finally
        {
            Ambient.Current = before;
            if (Context is not null) ExecutionContext.Restore(Context);
        }

        if (Engine is null && RunningEngines.IsAmbiguous && !calls.IsEmpty) UntrackedCalls.Report(calls[0].Definition);
    }

    /// <summary>Learns which call a lambda makes, without a trace in the execution context.</summary>
    public CapturedCall Record(Action lambda)
    {
        var call = CallCapture.Record(lambda);
        if (Engine is null && RunningEngines.IsAmbiguous) UntrackedCalls.Report(call.Definition);
        if (Context is not null) ExecutionContext.Restore(Context); // as it was: all that is submitted on this way shares one context
        return call;
    }
}
