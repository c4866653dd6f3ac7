using Orchestrix.Triggers;

namespace Orchestrix.Automations.Explaining;

/// <summary>Where a node stands in its automation's document, for example <c>trigger.triggers.0</c>.</summary>
static class TriggerPath
{
    const string Root = "trigger";

    public static string Of(TriggerNode? node) => node switch
    {
        null => Root,
        GuardRule guard => $"{Of(GuardedBy(guard))}.unless",
        { Parent: { } parent } => $"{Of(parent)}.triggers.{node.Place}",
        _ => Root,
    };

    /// <summary>How many events, or parts, the node waits for; null where it does not count.</summary>
    public static int? ThresholdOf(TriggerNode? node) => node switch
    {
        CompositeNode composite => composite.Needed,
        TriggerRule { Kind: RuleKind.Reactive or RuleKind.Proactive } rule => rule.Threshold,
        _ => null,
    };

    static TriggerNode? GuardedBy(GuardRule guard) => guard.Owner is not AutomationRule { Trigger: var trigger } ? null
        : trigger.Rules.Concat<TriggerNode>(trigger.Composites).FirstOrDefault(n => n.Guard == guard);
}
