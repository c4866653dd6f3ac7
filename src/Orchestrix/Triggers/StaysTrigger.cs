using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>
/// Fires when a run has been in states of one type for a given time. Coming into such a state opens the run's window, coming into one of another type closes
/// it; a change between states of that type, and an event that is no change of state, leave it alone.
/// </summary>
public sealed class StaysTrigger : Trigger
{
    /// <summary>The type of the states, as the label <c>orchestrix.state-type</c> has it, for example <c>RUNNING</c>.</summary>
    public required string StateType { get; init; }

    /// <summary>How long.</summary>
    public required TimeSpan For { get; init; }

    /// <summary>The kind of runs: <see cref="ResourceKinds.FlowRun"/> or <see cref="ResourceKinds.TaskRun"/>.</summary>
    /// <value>By default flow runs.</value>
    public Symbol Kind { get; init; } = ResourceKinds.FlowRun;

    /// <summary>What the run has to be.</summary>
    /// <value>By default anything.</value>
    public LabelSpecification Match { get; init; } = LabelSpecification.Empty;

    /// <summary>What related resources there have to be: each specification must be met by one.</summary>
    /// <value>By default none.</value>
    public IReadOnlyList<LabelSpecification> MatchRelated { get; init; } = [];

    /// <summary>How long after the time the timer rings, so that a change of state which is on its way still counts.</summary>
    /// <value>By default zero.</value>
    public TimeSpan Grace { get; init; }

    /// <inheritdoc/>
    public override string Type => "stays";

    internal override string? PostureText => nameof(TriggerPosture.Proactive);

    internal override IReadOnlyList<string> KeyLabels => [LabelNames.ResourceId.Text];

    internal override IEnumerable<string> Mistakes()
    {
        if (For <= TimeSpan.Zero) yield return $"it waits for a state that lasts {For}. Give a positive time, for example Stays(StateType.Running).For(1.Hours()).";
        if (string.IsNullOrEmpty(StateType)) yield return "it does not say in which state a run has to stay. Name the type, for example RUNNING.";
        if (Grace < TimeSpan.Zero) yield return $"its grace is negative ({Grace}). Give a time that is not, for example 30.Seconds().";
        foreach (var mistake in EventTriggerRules.MistakesOf([.. MatchRelated, Match])) yield return mistake;
        if (Unless is { } guard)
            foreach (var mistake in guard.Mistakes()) yield return mistake;
    }
}
