using System.Diagnostics.CodeAnalysis;
using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>A <see cref="StaysTrigger"/> as it is evaluated: states of the type open a run's window, all others close it.</summary>
sealed class StateTypeRule : TriggerRule
{
    readonly LabelValue type;
    readonly EventNamePattern pattern;

    [SetsRequiredMembers]
    public StateTypeRule(StaysTrigger trigger) : base(trigger, trigger.Match, trigger.MatchRelated, [LabelNames.ResourceId.Text])
    {
        type = LabelValue.Of(trigger.StateType);
        pattern = new EventNamePattern($"{trigger.Kind.Text}.*");
        Names = [pattern];
        WithinTicks = trigger.For.Ticks;
        Threshold = 1;
        HasAfter = true;
        GraceTicks = trigger.Grace.Ticks;
        Kind = RuleKind.Proactive;
    }

    public override IReadOnlyList<EventNamePattern> Names { get; }

    protected override EventMeaning NameMeaningOf(in EventReference @event) =>
        !pattern.Accepts(@event.Name) || !@event.TryGetLabel(LabelNames.StateType, out var now) ? EventMeaning.None
        : now.Equals(type) ? EventMeaning.Opens
        : EventMeaning.Counts;
}
