using Orchestrix.Events;

namespace Orchestrix.Testing;

/// <summary>Something became of an action of an automation.</summary>
/// <param name="Automation">The automation's name.</param>
/// <param name="Index">The place of the action among those of the automation, from 0.</param>
/// <param name="Type">The type of the action, for example <c>cancel-flow-run</c>.</param>
/// <param name="Outcome">What became of it: the last part of the event's name, for example <c>triggered</c>, <c>executed</c> or <c>failed</c>.</param>
/// <param name="Invocation">Tells the executions of actions apart; <see langword="null"/> when the event names none.</param>
/// <param name="Reason">Why it failed or was left out; <see langword="null"/> when nothing is said.</param>
/// <param name="Event">The event that says so.</param>
public sealed record RecordedAction(string Automation, int Index, string Type, string Outcome, string? Invocation, string? Reason, OrchestrationEvent Event)
{
    /// <summary>When, by the host's clock.</summary>
    public DateTimeOffset Time => Event.Occurred;

    /// <inheritdoc/>
    public override string ToString() => $"{Time:yyyy-MM-dd HH:mm:ss.fff} '{Automation}' action {Index} {Type} {Outcome}{(Reason is null ? "" : $": {Reason}")}";
}
