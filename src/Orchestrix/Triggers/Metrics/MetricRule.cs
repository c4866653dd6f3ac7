using System.Diagnostics.CodeAnalysis;
using Orchestrix.Events;

namespace Orchestrix.Triggers.Metrics;

/// <summary>A <see cref="MetricTrigger"/> as it is evaluated: it sees every change of state of the flow runs that count.</summary>
sealed class MetricRule : TriggerRule
{
    static readonly EventNamePattern Changes = new($"{ResourceKinds.FlowRun.Text}.*");

    [SetsRequiredMembers]
    public MetricRule(MetricTrigger trigger) : base(trigger, trigger.Match, trigger.MatchRelated, [])
    {
        Query = trigger.Metric;
        WithinTicks = trigger.Metric.Range.Ticks;
        Threshold = 1;
        HasAfter = false;
        Kind = RuleKind.Metric;
    }

    public MetricQuery Query { get; }

    /// <summary>The figure now; null before the rule was taken in.</summary>
    public MetricFigure? Figure { get; set; }

    public override IReadOnlyList<EventNamePattern> Names => [Changes];

    protected override EventMeaning NameMeaningOf(in EventReference @event) =>
        Changes.Accepts(@event.Name) && @event.TryGetLabel(LabelNames.StateType, out _) ? EventMeaning.Counts : EventMeaning.None;
}
