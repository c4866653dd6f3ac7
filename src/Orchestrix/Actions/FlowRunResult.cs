using Orchestrix.Runs;

namespace Orchestrix.Actions;

/// <summary>Finds what the flow returned that an action is about.</summary>
static class FlowRunResult
{
    /// <summary>The run that the event is about, and its result.</summary>
    /// <exception cref="ActionFailedException">The event is not about a flow run, the run has not completed, or the result is of another type.</exception>
    public static (FlowRun Run, TResult Result) Of<TResult>(ActionContext context)
    {
        if (context.Run is not FlowRun run)
            throw new ActionFailedException($"There is no flow run whose result could be taken: the event is {(context.Event is { } e ? $"'{e.Name}' about '{e.Resource.Id}'" : "missing")}. Let the trigger listen to the end of a flow, with When.Flow(…).Completes().");
        if (run.State.Type != StateType.Completed)
            throw new ActionFailedException($"Run '{run.Name}' of flow '{run.Definition.Name}' has no result: its state is {run.State}. Listen to Completes().");
        return run.Result switch
        {
            TResult result => (run, result),
            null when default(TResult) is null => (run, default!), // a flow may return null where its type allows it
            var other => throw new ActionFailedException(
                $"Run '{run.Name}' of flow '{run.Definition.Name}' returned {(other is null ? "nothing" : $"a {other.GetType()}")}, but the action takes a {typeof(TResult)}. Name the type that the flow returns."),
        };
    }
}
