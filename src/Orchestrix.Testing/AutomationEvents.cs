using System.Globalization;
using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Testing;

/// <summary>Reads firings and actions out of the events that automations log.</summary>
static class AutomationEvents
{
    const string Prefix = "orchestrix.automation.", Triggered = Prefix + "triggered", Resolved = Prefix + "resolved", Action = Prefix + "action.";

    public static RecordedFiring? FiringOf(OrchestrationEvent @event) =>
        @event.Name is not (Triggered or Resolved) ? null
        : new RecordedFiring(AutomationOf(@event), @event.Occurred, @event.Name == Resolved ? TriggerState.Resolved : TriggerState.Triggered, @event);

    public static RecordedAction? ActionOf(OrchestrationEvent @event)
    {
        if (!@event.Name.StartsWith(Action, StringComparison.Ordinal)) return null;
        var index = int.TryParse(TextOf(@event, "action_index"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return new RecordedAction(AutomationOf(@event), index, TextOf(@event, "action_type") ?? "", @event.Name[Action.Length..], TextOf(@event, "invocation"), TextOf(@event, "reason"), @event);
    }

    static string AutomationOf(OrchestrationEvent @event) => @event.Resource.Name ?? (@event.Resource.Id.StartsWith(Prefix, StringComparison.Ordinal) ? @event.Resource.Id[Prefix.Length..] : @event.Resource.Id);

    static string? TextOf(OrchestrationEvent @event, string property) =>
        @event.Payload.ValueKind == JsonValueKind.Object && @event.Payload.TryGetProperty(property, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value.ToString() : null;
}
