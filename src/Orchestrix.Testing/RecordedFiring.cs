using Orchestrix.Events;

namespace Orchestrix.Testing;

/// <summary>An automation fired.</summary>
/// <param name="Automation">The automation's name.</param>
/// <param name="Time">When, by the host's clock.</param>
/// <param name="Event">The event that says so.</param>
public sealed record RecordedFiring(string Automation, DateTimeOffset Time, OrchestrationEvent Event)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Time:yyyy-MM-dd HH:mm:ss.fff} '{Automation}' fired";
}
