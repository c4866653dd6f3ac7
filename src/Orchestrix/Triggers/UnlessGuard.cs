using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>
/// Keeps a trigger from firing: while one of these events occurred less than <see cref="Within"/> before, a firing is dropped, not delayed. Immutable.
/// </summary>
/// <remarks>A trigger that looks at each value of some labels separately is kept only by events with the same values.</remarks>
public sealed class UnlessGuard
{
    /// <summary>The names of the events; one is enough.</summary>
    public required IReadOnlyList<EventNamePattern> Events { get; init; }

    /// <summary>How long such an event keeps the trigger from firing. Positive.</summary>
    public required TimeSpan Within { get; init; }

    /// <summary>What the resource has to be that such an event is about.</summary>
    /// <value>By default <see cref="LabelSpecification.Empty"/>: anything. What the trigger itself asks for is not asked of these events.</value>
    public LabelSpecification Match { get; init; } = LabelSpecification.Empty;

    internal IEnumerable<string> Mistakes()
    {
        if (Events.Count == 0 || Events.Any(e => e.Text.Length == 0)) yield return "what keeps it from firing has no name. Name the event, for example Unless(\"maintenance.started\", 1.Hours()).";
        if (Within <= TimeSpan.Zero) yield return $"what keeps it from firing does so for {Within}. Give a positive time, for example Unless(\"maintenance.started\", 1.Hours()).";
    }
}
