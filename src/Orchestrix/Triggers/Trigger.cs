namespace Orchestrix.Triggers;

/// <summary>When an automation fires. A declaration: immutable, and it never knows what is done then.</summary>
public abstract class Trigger : ITriggerSource
{
    private protected Trigger() { }

    /// <summary>Whether events that the automation itself led to are kept from the trigger. On a part of a composite trigger, from that part.</summary>
    /// <value>By default <see langword="null"/>: they are, when an action of the automation starts the very flow that the trigger listens to.</value>
    public bool? ExceptOwnEffects { get; init; }

    /// <summary>What keeps the trigger from firing when it happened a short time ago.</summary>
    /// <value>By default <see langword="null"/>: nothing does.</value>
    public UnlessGuard? Unless { get; init; }

    /// <summary>The trigger's type in documents and events, for example <c>event</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The triggers that this one is composed of, in order; empty for one that looks at events itself.</summary>
    public virtual IReadOnlyList<Trigger> Parts => [];

    /// <summary>The posture as the events of automations tell it; null for triggers that have none.</summary>
    internal virtual string? PostureText => null;

    /// <summary>The labels whose values the trigger's firings carry, sorted; empty when it looks at everything together.</summary>
    internal virtual IReadOnlyList<string> KeyLabels => [];

    Trigger ITriggerSource.Build(ICollection<string> mistakes) => this;

    /// <summary>What is wrong with the declaration, its parts included, each mistake in a sentence with its mend. The sentences follow on "Automation 'x': ".</summary>
    internal abstract IEnumerable<string> Mistakes();
}
