using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>An automation as the engine evaluates it.</summary>
sealed class AutomationRule
{
    readonly ulong hash;
    long lastPosition;
    int lastNumber;

    public AutomationRule(Automation automation)
    {
        Automation = automation;
        ExceptsOwnEffects = automation.ExceptsOwnEffects;
        hash = FiringPlace.HashOf(automation.Name);
        Rule = TriggerCompiler.Compile(automation.Trigger);
        Rule.Owner = this;
    }

    public Automation Automation { get; }

    public TriggerRule Rule { get; }

    public bool ExceptsOwnEffects { get; }

    /// <summary>The place of the next firing at a position of the log.</summary>
    public FiringPlace NextPlace(long position)
    {
        lastNumber = position == lastPosition ? lastNumber + 1 : 0;
        lastPosition = position;
        return new FiringPlace(hash, position, lastNumber);
    }

    public override string ToString() => Automation.Name;
}
