using Orchestrix.Triggers.Metrics;

namespace Orchestrix.Triggers;

/// <summary>Makes of a declaration what the evaluator works with.</summary>
sealed class TriggerCompiler
{
    readonly List<TriggerRule> rules = [];
    readonly List<CompositeNode> composites = [];

    /// <summary>The trigger; <paramref name="tellsResolution"/> when its automation wants to know that it is over.</summary>
    public static CompiledTrigger Compile(Trigger trigger, bool tellsResolution = false)
    {
        TriggerCompiler compiler = new();
        var root = compiler.Add(trigger, tellsResolution);
        return new CompiledTrigger(root, compiler.rules, compiler.composites);
    }

    TriggerNode Add(Trigger trigger, bool tellsResolution)
    {
        if (trigger is CompositeTrigger composite) return Add(composite);
        var guard = AddGuard(trigger);
        TriggerRule rule = trigger switch
        {
            EventTrigger t => new NamedEventRule(t),
            StaysTrigger t => new StateTypeRule(t),
            MetricTrigger t => new MetricRule(t),
            _ => throw new InvalidOperationException($"A trigger of type '{trigger.Type}' has no rule."), // the set is closed
        };
        rule.Guard = guard;
        rule.TellsResolution = tellsResolution && rule.Kind != RuleKind.Reactive;
        rules.Add(rule);
        return rule;
    }

    CompositeNode Add(CompositeTrigger trigger)
    {
        var guard = AddGuard(trigger);
        CompositeNode node = new(trigger) { Guard = guard };
        composites.Add(node);
        node.SetParts([.. trigger.Triggers.Select(t => Add(t, tellsResolution: false))]);
        return node;
    }

    GuardRule? AddGuard(Trigger trigger)
    {
        if (trigger.Unless is not { } guard) return null;
        GuardRule rule = new(trigger, guard);
        rules.Add(rule);
        return rule;
    }
}
