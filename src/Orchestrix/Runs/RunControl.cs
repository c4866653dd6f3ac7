namespace Orchestrix.Runs;

sealed class RunControl(RunEngine engine, IRunStore store) : IRunControl
{
    public async ValueTask<ControlResult> CancelAsync(Guid runId, string reason, CancellationToken cancellationToken = default)
    {
        if (engine.FindLive(runId) is not { } run)
        {
            var ended = await store.FindAsync(runId, cancellationToken).ConfigureAwait(false);
            return new ControlResult(false, ended?.State, ended is null ? $"There is no run {runId}." : $"The run has ended as {ended.State.Name} already.");
        }

        var (decision, position) = Cancel(run, reason);
        if (position > 0) await engine.Log.WhenDurableAsync(position, cancellationToken).ConfigureAwait(false);
        return new ControlResult(decision.Verdict == Verdict.Accept || decision.State.Type == StateType.Cancelled, decision.State, decision.Reason);
    }

    internal (TransitionDecision Decision, long Position) Cancel(FlowRun run, string reason, CancellationReason by = CancellationReason.Operator)
    {
        var details = run.EnsureDetails();
        var decision = engine.Propose(run, new RunState(StateType.Cancelling, message: reason) { CancellationReason = by }, out var position);
        if (position == 0) return (decision, 0);
        lock (details.Gate)
        {
            details.CancelledBy = by;
            details.CancelReason = reason; // a token that is made from here on is cancelled from its start
        }

        engine.CancelToken(run);
        if (decision.State.Type == StateType.Cancelled) engine.EndedWithoutBody(run);
        return (decision, position);
    }
}
