using System.Diagnostics.CodeAnalysis;
using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>An <see cref="UnlessGuard"/> as it is evaluated: it sees its events by itself, with the keys of the node that it guards.</summary>
sealed class GuardRule : TriggerRule
{
    [SetsRequiredMembers]
    public GuardRule(Trigger guarded, UnlessGuard guard) : base(guarded, guard.Match, [], guarded.KeyLabels)
    {
        Names = [.. guard.Events.Distinct()];
        WithinTicks = guard.Within.Ticks;
        Threshold = 1;
        HasAfter = false;
        Kind = RuleKind.Guard;
    }

    public override IReadOnlyList<EventNamePattern> Names { get; }

    protected override EventMeaning NameMeaningOf(in EventReference @event)
    {
        foreach (var name in Names)
            if (name.Accepts(@event.Name)) return EventMeaning.Counts;
        return EventMeaning.None;
    }
}
