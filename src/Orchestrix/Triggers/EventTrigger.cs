using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>
/// Fires on events, or on their absence: Prefect's event trigger. Windows count by the time at which events occurred, and each combination of the
/// <see cref="ForEach"/> labels' values has its own.
/// </summary>
/// <remarks>
/// Reactive: the first event opens a window; enough events in it fire at once, and the next window begins at its end. Proactive: a window that ends with
/// fewer than <see cref="Threshold"/> events fires at that moment. Prefect's known names are understood as ours in all patterns.
/// </remarks>
public sealed class EventTrigger : Trigger
{
    /// <summary>What the resource that the event is about has to be.</summary>
    /// <value>By default <see cref="LabelSpecification.Empty"/>: anything.</value>
    public LabelSpecification Match { get; init; } = LabelSpecification.Empty;

    /// <summary>What related resources there have to be: each specification must be met by one.</summary>
    /// <value>By default none.</value>
    public IReadOnlyList<LabelSpecification> MatchRelated { get; init; } = [];

    /// <summary>Names of events that open a window; without any, an expected event does.</summary>
    /// <value>By default none.</value>
    public IReadOnlyList<EventNamePattern> After { get; init; } = [];

    /// <summary>Names of events that are counted.</summary>
    /// <value>By default none named, which means every name.</value>
    public IReadOnlyList<EventNamePattern> Expect { get; init; } = [];

    /// <summary>Labels whose values are looked at separately: labels of the event's resource, or <c>related:role:label</c>.</summary>
    /// <value>By default none: all matching events are looked at together.</value>
    public IReadOnlyList<string> ForEach { get; init; } = [];

    /// <summary>Whether the trigger waits for events or for their absence.</summary>
    /// <value>By default <see cref="TriggerPosture.Reactive"/>.</value>
    public TriggerPosture Posture { get; init; } = TriggerPosture.Reactive;

    /// <summary>How many expected events it takes.</summary>
    /// <value>By default 1.</value>
    public int Threshold { get; init; } = 1;

    /// <summary>The length of a window.</summary>
    /// <value>By default zero, which for a reactive trigger means no window: every event counts. A proactive trigger needs a positive length.</value>
    public TimeSpan Within { get; init; }

    /// <summary>
    /// How long after a proactive window's end its timer rings, so that events which are on their way still count. A later event of the same key ends the
    /// window without further waiting.
    /// </summary>
    /// <value>By default zero. Without meaning for reactive triggers.</value>
    public TimeSpan Grace { get; init; }

    /// <inheritdoc/>
    public override string Type => "event";

    internal override string? PostureText => Posture.ToString();

    internal override IReadOnlyList<string> KeyLabels => LabelPath.Sorted(ForEach);

    internal override IEnumerable<string> Mistakes() => EventTriggerRules.MistakesOf(this);
}
