namespace Orchestrix.Triggers;

/// <summary>Makes of a declaration what the evaluator works with.</summary>
static class TriggerCompiler
{
    public static TriggerRule Compile(Trigger trigger) => trigger switch
    {
        EventTrigger t => new NamedEventRule(t),
        StaysTrigger t => new StateTypeRule(t),
        _ => throw new InvalidOperationException($"A trigger of type '{trigger.Type}' has no rule."), // the set is closed
    };
}
