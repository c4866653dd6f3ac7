using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>
/// Fires when a figure of flow runs has been beyond a threshold for some time without a break, and is over when it has not been for as long. The figure is
/// taken over a range of time that ends now, from when the states of runs occurred. Prefect's metric trigger.
/// </summary>
public sealed class MetricTrigger : Trigger
{
    /// <summary>What is compared with what.</summary>
    public required MetricQuery Metric { get; init; }

    /// <summary>Which flow runs count: what they have to be.</summary>
    /// <value>By default <see cref="LabelSpecification.Empty"/>: any.</value>
    public LabelSpecification Match { get; init; } = LabelSpecification.Empty;

    /// <summary>What the flow runs have to be related to: each specification must be met by one resource.</summary>
    /// <value>By default nothing.</value>
    public IReadOnlyList<LabelSpecification> MatchRelated { get; init; } = [];

    /// <inheritdoc/>
    public override string Type => "metric";

    internal override string? PostureText => "Metric";

    internal override IEnumerable<string> Mistakes()
    {
        if (!double.IsFinite(Metric.Threshold)) yield return $"it compares with {Metric.Threshold}. Give a number, for example IsBelow(0.9).";
        if (Metric.Range <= TimeSpan.Zero) yield return $"it looks at a range of {Metric.Range}. Give a positive one, for example Over(1.Hours()).";
        if (Metric.FiringFor < TimeSpan.Zero) yield return $"it is to hold for {Metric.FiringFor}. Give a time that is not negative, for example For(5.Minutes()).";
        foreach (var mistake in EventTriggerRules.MistakesOf([.. MatchRelated, Match])) yield return mistake;
        if (Unless is { } guard)
            foreach (var mistake in guard.Mistakes()) yield return mistake;
    }
}
