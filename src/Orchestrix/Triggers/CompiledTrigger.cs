namespace Orchestrix.Triggers;

/// <summary>An automation's trigger as it is evaluated.</summary>
/// <param name="Root">The outermost node: it fires for the automation.</param>
/// <param name="Rules">All rules that look at events, in the order in which they see one: as declared, and a guard before what it guards.</param>
/// <param name="Composites">All composites, an outer one before its parts.</param>
sealed record CompiledTrigger(TriggerNode Root, IReadOnlyList<TriggerRule> Rules, IReadOnlyList<CompositeNode> Composites)
{
    /// <summary>Says to whom the trigger belongs.</summary>
    public void SetOwner(object? owner)
    {
        foreach (var rule in Rules) rule.Owner = owner;
        foreach (var composite in Composites) composite.Owner = owner;
    }
}
