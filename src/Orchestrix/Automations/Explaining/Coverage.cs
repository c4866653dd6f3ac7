using Orchestrix.Events;
using Orchestrix.Triggers;
using Orchestrix.Triggers.Metrics;

namespace Orchestrix.Automations.Explaining;

/// <summary>Compares an event with what triggers ask for. It looks at the declarations only, and so can be asked from any thread.</summary>
static class Coverage
{
    /// <summary>What the event lacks for the rule that it comes nearest to; null when a rule is about such events.</summary>
    public static UnmetCondition? UnmetBy(CompiledTrigger trigger, EventReference @event)
    {
        (int Met, UnmetCondition Condition)? nearest = null;
        foreach (var rule in trigger.Rules)
        {
            if (rule.Kind == RuleKind.Guard) continue;
            if (Check(rule, @event) is not { } missed) return null;
            if (nearest is null || missed.Met > nearest.Value.Met) nearest = missed;
        }

        return nearest?.Condition ?? new UnmetCondition("trigger", null, "nothing", @event.Name.Text);
    }

    static (int Met, UnmetCondition Condition)? Check(TriggerRule rule, EventReference @event)
    {
        var path = TriggerPath.Of(rule);
        if (rule.Names.Count > 0 && !rule.Names.Any(n => n.Accepts(@event.Name)))
            return (0, new UnmetCondition($"{path}.expect", null, string.Join(" or ", rule.Names.Select(n => $"'{n}'")), @event.Name.Text));
        if (rule is StateTypeRule or MetricRule && !@event.TryGetLabel(LabelNames.StateType, out _))
            return (1, new UnmetCondition(path, LabelNames.StateType.Text, "any state", null));
        foreach (var term in rule.Match.Terms)
            if (!@event.TryGetLabel(term.Label, out var value) || !term.Accepts(value)) return (2, ConditionOf($"{path}.match", term, value));
        foreach (var specification in rule.MatchRelated)
            if (!specification.AcceptsRelated(@event)) return (3, Nearest($"{path}.match_related", specification, @event));
        return null;
    }

    // Of the related resources that one which has most of what is asked for; among equals one that has the label at all.
    static UnmetCondition Nearest(string path, LabelSpecification specification, EventReference @event)
    {
        var (most, nearest) = (-1, default(UnmetCondition));
        for (var i = 0; i < @event.RelatedCount; i++)
        {
            var met = 0;
            foreach (var term in specification.Terms)
            {
                var isThere = @event.TryGetRelatedLabel(i, term.Label, out var value);
                if (isThere && term.Accepts(value))
                {
                    met += 2;
                    continue;
                }

                var rank = isThere ? met + 1 : met;
                if (rank > most) (most, nearest) = (rank, ConditionOf(path, term, value) with { IsRelated = true });
                break;
            }
        }

        return nearest ?? ConditionOf(path, specification.Terms[0], default) with { IsRelated = true };
    }

    static UnmetCondition ConditionOf(string path, LabelTerm term, LabelValue value) =>
        new(path, term.Label.Text, term.Patterns.Length == 0 ? "nothing" : string.Join(" or ", term.Patterns.Select(p => $"'{p}'")), value.IsMissing ? null : value.ToString());
}
