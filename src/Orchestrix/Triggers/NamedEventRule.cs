using System.Diagnostics.CodeAnalysis;
using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>An <see cref="EventTrigger"/> as it is evaluated.</summary>
sealed class NamedEventRule : TriggerRule
{
    readonly EventNamePattern[] after;
    readonly EventNamePattern[] expect;

    [SetsRequiredMembers]
    public NamedEventRule(EventTrigger trigger) : base(trigger, trigger.Match, trigger.MatchRelated, trigger.ForEach)
    {
        after = [.. trigger.After.Distinct()];
        expect = [.. trigger.Expect.Distinct()];
        WithinTicks = trigger.Within.Ticks;
        Threshold = trigger.Posture == TriggerPosture.Proactive ? trigger.Threshold : Math.Max(1, trigger.Threshold); // nothing fires before its first event
        HasAfter = after.Length > 0;
        GraceTicks = trigger.Grace.Ticks;
        Kind = trigger.Posture == TriggerPosture.Proactive ? RuleKind.Proactive : RuleKind.Reactive;
        Names = expect.Length == 0 ? [] : [.. after, .. expect];
    }

    public override IReadOnlyList<EventNamePattern> Names { get; }

    protected override EventMeaning NameMeaningOf(in EventReference @event)
    {
        var name = @event.Name;
        var counts = expect.Length == 0 || Accept(expect, name) ? EventMeaning.Counts : EventMeaning.None;
        return HasAfter && Accept(after, name) ? counts | EventMeaning.Opens : counts;
    }

    static bool Accept(EventNamePattern[] patterns, Symbol name)
    {
        foreach (var pattern in patterns)
            if (pattern.Accepts(name)) return true;
        return false;
    }
}
