using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Testing;

public sealed partial class OrchestrixTestHost
{
    /// <summary>Everything that came into the log so far, in its order.</summary>
    public IReadOnlyList<OrchestrationEvent> Events => recorder.Events;

    /// <summary>All runs so far, of flows and tasks, in the order in which they became known.</summary>
    public IReadOnlyList<Run> Runs => recorder.Runs;

    /// <summary>The flow runs so far, in the order in which they became known.</summary>
    public IReadOnlyList<FlowRun> FlowRuns => [.. recorder.Runs.OfType<FlowRun>()];

    /// <summary>The task runs so far, in the order in which they became known.</summary>
    public IReadOnlyList<TaskRun> TaskRuns => [.. recorder.Runs.OfType<TaskRun>()];

    /// <summary>What was logged inside of runs so far: through <see cref="RunContext.Logger"/> and through the host's loggers.</summary>
    public IReadOnlyList<RunLogLine> Logs => recorder.Lines;

    /// <summary>How often automations fired so far, and were resolved.</summary>
    public IReadOnlyList<RecordedFiring> Firings => [.. recorder.Events.Select(AutomationEvents.FiringOf).OfType<RecordedFiring>()];

    /// <summary>What became of the actions of automations so far.</summary>
    public IReadOnlyList<RecordedAction> Actions => [.. recorder.Events.Select(AutomationEvents.ActionOf).OfType<RecordedAction>()];

    /// <summary>Emits an event.</summary>
    /// <param name="event">The event.</param>
    /// <returns>The event as it stands in the log.</returns>
    /// <exception cref="InvalidEventException">The event is malformed or too large.</exception>
    public OrchestrationEvent Emit(NewEvent @event) => host.Publisher.Emit(@event);

    /// <summary>Emits an event about a resource of which only the id is given.</summary>
    /// <param name="name">The name, for example <c>order.late</c>.</param>
    /// <param name="resourceId">The id of the resource, by convention <c>kind.id</c>.</param>
    /// <returns>The event as it stands in the log.</returns>
    /// <exception cref="InvalidEventException">The event is malformed or too large.</exception>
    public OrchestrationEvent Emit(string name, string resourceId) => Emit(new NewEvent(name, resourceId));

    /// <summary>Asks a flow run to stop.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reason">Why; becomes the state's message.</param>
    /// <returns>What became of it.</returns>
    public ValueTask<ControlResult> CancelAsync(FlowRun run, string reason = "Cancelled by the test.")
    {
        ArgumentNullException.ThrowIfNull(run);
        return host.Control.CancelAsync(run.Id, reason);
    }
}
