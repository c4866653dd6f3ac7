using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>An automation as the engine evaluates it. Used by one thread at a time.</summary>
sealed class AutomationRule
{
    long lastPosition;
    int lastNumber;

    public AutomationRule(Automation automation)
    {
        Trigger = TriggerCompiler.Compile(automation.Trigger, tellsResolution: automation.ActionsOnResolve.Count > 0);
        Trigger.SetOwner(this);
        Automation = automation;
    }

    /// <summary>The automation; another one with the same trigger may take its place.</summary>
    public Automation Automation
    {
        get;
        set
        {
            field = value;
            IsShadow = value.Mode == AutomationMode.Shadow;
            var isWhole = value.ExceptsOwnEffects;
            foreach (var rule in Trigger.Rules) rule.ExceptsOwnEffects = rule.Kind != RuleKind.Guard && (isWhole || IsAskedFor(rule));
        }
    }

    public CompiledTrigger Trigger { get; }

    /// <summary>Whether it sees events now.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>Whether its actions are not executed. Kept here, beside what each firing looks at.</summary>
    public bool IsShadow { get; private set; }

    /// <summary>Whether it has seen events before, and so has state that waits for it.</summary>
    public bool IsEnrolled { get; set; }

    /// <summary>How often its evaluation failed since it was enabled.</summary>
    public int Faults { get; set; }

    /// <summary>Which firing of the automation the next one at a position is, from 0.</summary>
    public int NextNumber(long position)
    {
        lastNumber = position == lastPosition ? lastNumber + 1 : 0;
        lastPosition = position;
        return lastNumber;
    }

    // By the part itself, or by one that it is a part of.
    static bool IsAskedFor(TriggerNode? node)
    {
        for (; node is not null; node = node.Parent)
            if (node.Trigger.ExceptOwnEffects == true) return true;
        return false;
    }

    public override string ToString() => Automation.Name;
}
