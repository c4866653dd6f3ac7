namespace Orchestrix.Triggers;

/// <summary>When an automation fires. A declaration: immutable, and it never knows what is done then.</summary>
public abstract class Trigger : ITriggerSource
{
    private protected Trigger() { }

    /// <summary>Whether events that the automation itself led to are kept from the trigger.</summary>
    /// <value>By default <see langword="null"/>: they are, when an action of the automation starts the very flow that the trigger listens to.</value>
    public bool? ExceptOwnEffects { get; init; }

    /// <summary>The posture.</summary>
    public abstract TriggerPosture Posture { get; init; }

    /// <summary>The trigger's type in documents and events, for example <c>event</c>.</summary>
    public abstract string Type { get; }

    Trigger ITriggerSource.Build(ICollection<string> mistakes) => this;

    /// <summary>What is wrong with the declaration, each mistake in a sentence with its mend. The sentences follow on "Automation 'x': ".</summary>
    internal abstract IEnumerable<string> Mistakes();

    /// <summary>The form in which the trigger is evaluated. Called once per automation.</summary>
    internal abstract TriggerRule Compile();
}
