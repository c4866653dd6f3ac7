namespace Orchestrix.Runs;

/// <summary>The token that a body is given: the run's own, which the caller's and that of the run above cancel too.</summary>
readonly struct RunToken : IDisposable
{
    readonly CancellationTokenSource? linked;

    public RunToken(RunEngine engine, Run run, CapturedCall call) : this(engine, run, call.TakesToken, call.CallerToken) { }

    public RunToken(RunEngine engine, Run run, bool takesToken, CancellationToken caller)
    {
        linked = null;
        if (run is FlowRun || run.Parent is null)
        {
            Value = takesToken || caller.CanBeCanceled ? engine.OwnToken(run, caller) : run.Details?.Token ?? default;
            return;
        }

        // A task that is handed its flow's token, or none, shares it: nothing is made for it.
        if (!takesToken) Value = default;
        else if (engine.TokenOf(run) is var above && (!caller.CanBeCanceled || caller == above)) Value = above;
        else
        {
            linked = CancellationTokenSource.CreateLinkedTokenSource(above, caller);
            Value = linked.Token;
        }
    }

    public CancellationToken Value { get; }

    public void Dispose() => linked?.Dispose();
}
