using Orchestrix.Events;

namespace Orchestrix.Runs.Inputs;

/// <summary>Something that is given to a flow run through the log. What becomes of it is known when the log's reader has come to it.</summary>
abstract class RunInput(Symbol name, FlowRun run, long ticks) : ToldChange(name, TimeOrderedId.New(ticks), ticks, ResourceOf(run))
{
    readonly TaskCompletionSource<ControlResult> delivery = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid RunId { get; } = run.Id;

    /// <summary>Ends when the run has got it, or when it is known that it cannot.</summary>
    public Task<ControlResult> Delivery => delivery.Task;

    /// <summary>Gives the run what was sent. Called once, in the log's order.</summary>
    public void Deliver(FlowRun? run) => delivery.TrySetResult(
        run?.Details?.Pauses is { } pauses && !run.State.IsTerminal && TryDeliver(run, pauses) ? new ControlResult(true, run.State, null)
        : new ControlResult(false, run?.State, "The run ended, or waited no longer, when it came."));

    protected abstract bool TryDeliver(FlowRun run, RunPauses pauses);

    static Resource ResourceOf(FlowRun run) => new($"{ResourceKinds.FlowRun.Text}.{run.Id:D}", [new(LabelNames.ResourceName.Text, run.Name)]);
}
