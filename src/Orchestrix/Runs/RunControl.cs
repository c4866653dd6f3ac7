using System.Text.Json;
using Orchestrix.Runs.Inputs;

namespace Orchestrix.Runs;

sealed class RunControl(RunEngine engine, IRunStore store) : IRunControl
{
    public async ValueTask<ControlResult> CancelAsync(Guid runId, string reason, CancellationToken cancellationToken = default)
    {
        if (engine.FindLive(runId) is not { } run) return await MissingAsync(store, runId, cancellationToken).ConfigureAwait(false);
        var (decision, position) = Cancel(run, reason);
        if (position > 0) await engine.Log.WhenDurableAsync(position, cancellationToken).ConfigureAwait(false);
        return new ControlResult(decision.Verdict == Verdict.Accept || decision.State.Type == StateType.Cancelled, decision.State, decision.Reason);
    }

    public async ValueTask<ControlResult> SuspendAsync(Guid runId, string reason, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (engine.FindLive(runId) is not { } run) return await MissingAsync(store, runId, cancellationToken).ConfigureAwait(false);
        var why = run.State.Type is StateType.Running or StateType.Pending || run.State.Name == "AwaitingRetry" ? RunPauses.WhyFixed(run) : $"The run does not execute: it is {run.State.Name}.";
        if (why is null) RunInputs.PausesOf(run).Want(new PauseRequest(null, timeout, reason));
        return new ControlResult(why is null, run.State, why);
    }

    public ValueTask<ControlResult> ResumeAsync(Guid runId, string? key = null, CancellationToken cancellationToken = default) => ResumeAsync(runId, key, null, cancellationToken);

    public ValueTask<ControlResult> ResumeWithAsync<T>(Guid runId, T input, string? key = null, CancellationToken cancellationToken = default) =>
        ResumeAsync(runId, key, engine.Inputs.Write(input), cancellationToken);

    public ValueTask<ControlResult> SendAsync<T>(Guid runId, T message, string? name = null, CancellationToken cancellationToken = default) =>
        engine.Inputs.SendAsync(runId, name ?? RunInputs.NameOf<T>(), message, null, cancellationToken);

    /// <summary>Why nothing can be done with a run that does not live.</summary>
    internal static async ValueTask<ControlResult> MissingAsync(IRunStore? store, Guid runId, CancellationToken cancellationToken)
    {
        var ended = store is null ? null : await store.FindAsync(runId, cancellationToken).ConfigureAwait(false);
        return new ControlResult(false, ended?.State, ended is null ? $"There is no run {runId}." : $"The run has ended as {ended.State.Name} already.");
    }

    async ValueTask<ControlResult> ResumeAsync(Guid runId, string? key, JsonElement? input, CancellationToken cancellationToken) =>
        engine.FindLive(runId) is { } run
            ? await engine.Inputs.ResumeAsync(run, key, input, cancellationToken).ConfigureAwait(false)
            : await MissingAsync(store, runId, cancellationToken).ConfigureAwait(false);

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
        else if (details.Pauses is { Suspension: not null } pauses) pauses.StopWaiting(); // there is something to undo before the end
        return (decision, position);
    }
}
