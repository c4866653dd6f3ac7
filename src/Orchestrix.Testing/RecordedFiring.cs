using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Testing;

/// <summary>An automation fired.</summary>
/// <param name="Automation">The automation's name.</param>
/// <param name="Time">When, by the host's clock.</param>
/// <param name="State">What it says: that the trigger's condition came about, or, for an automation with actions for that, that it is over.</param>
/// <param name="Event">The event that says so.</param>
public sealed record RecordedFiring(string Automation, DateTimeOffset Time, TriggerState State, OrchestrationEvent Event)
{
    /// <summary>Whether the automation is a shadow, whose actions are not executed.</summary>
    public bool IsShadow => Event.Payload.TryGetProperty("shadow", out var shadow) && shadow.ValueKind == JsonValueKind.True;

    /// <inheritdoc/>
    public override string ToString() => $"{Time:yyyy-MM-dd HH:mm:ss.fff} '{Automation}' {What}";

    internal string What => (State == TriggerState.Resolved ? "is resolved" : "fired") + (IsShadow ? " as a shadow" : "");
}
