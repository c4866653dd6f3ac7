namespace Orchestrix.Runs.Inputs;

/// <summary>
/// Leaves the body of a flow that is being suspended, so that its <c>finally</c> and <c>using</c> give back what it holds. Let it pass: a body that catches it
/// does not keep its run going, and what it returns is not the run's result.
/// </summary>
public sealed class RunSuspendedException : OperationCanceledException
{
    internal RunSuspendedException(FlowRun run) : base($"Run {run.Name} of flow '{run.Definition.Name}' is suspended. Its body executes again when it is resumed; let this exception pass.") => Run = run;

    /// <summary>The run.</summary>
    public FlowRun Run { get; }
}
