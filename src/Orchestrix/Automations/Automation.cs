using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>A rule: when its trigger fires, its actions are executed. A declaration: immutable, and may be registered with any number of hosts.</summary>
/// <remarks>What is wrong with it is not thrown here: a host reports all mistakes of all automations at its start.</remarks>
public sealed class Automation
{
    /// <summary>An automation.</summary>
    /// <param name="name">The name; unique in a host.</param>
    /// <param name="when">When it fires: what <c>When</c> builds, or a trigger.</param>
    /// <param name="then">What it does then; executed independently of each other, maybe at the same time.</param>
    public Automation(string name, ITriggerSource when, params IEnumerable<IAutomationAction> then)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(when);
        ArgumentNullException.ThrowIfNull(then);
        List<string> mistakes = [];
        Name = name;
        Trigger = when.Build(mistakes);
        Actions = [.. then];
        Mistakes = mistakes;
        ResourceId = LabelValue.Of($"{ResourceKinds.Automation.Text}.{name}");
    }

    Automation(Automation other)
    {
        Name = other.Name;
        Description = other.Description;
        Enabled = other.Enabled;
        Mode = other.Mode;
        Trigger = other.Trigger;
        Actions = other.Actions;
        ActionsOnTrigger = other.ActionsOnTrigger;
        ActionsOnResolve = other.ActionsOnResolve;
        Tags = other.Tags;
        OwnerResource = other.OwnerResource;
        IsFromDocument = other.IsFromDocument;
        Mistakes = other.Mistakes;
        ResourceId = other.ResourceId;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    /// <value>By default empty.</value>
    public string Description { get; init; } = "";

    /// <summary>Whether it reacts at all.</summary>
    /// <value>By default <see langword="true"/>.</value>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether its actions are executed, or only logged as what would have been done.</summary>
    /// <value>By default <see cref="AutomationMode.Active"/>: they are executed.</value>
    public AutomationMode Mode { get; init; }

    /// <summary>When it fires.</summary>
    public Trigger Trigger { get; }

    /// <summary>What it does when it fires because its trigger's condition has come about.</summary>
    public IReadOnlyList<IAutomationAction> Actions { get; }

    /// <summary>What it does as <see cref="Actions"/> do, and after these in number, but about the event that tells that the automation fired.</summary>
    /// <value>By default none.</value>
    public IReadOnlyList<IAutomationAction> ActionsOnTrigger { get; init; } = [];

    /// <summary>
    /// What it does when that is over again: an awaited event comes after its absence was told, or a metric is back. About the event that tells so. Without any,
    /// nobody looks whether it is over.
    /// </summary>
    /// <value>By default none.</value>
    public IReadOnlyList<IAutomationAction> ActionsOnResolve { get; init; } = [];

    /// <summary>Words to find it by.</summary>
    /// <value>By default none.</value>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The id of the resource that it belongs to, for example <c>orchestrix.deployment.nightly</c>.</summary>
    /// <value>By default <see langword="null"/>: to none.</value>
    public string? OwnerResource { get; init; }

    /// <summary>Whether events that the automation itself led to are kept from its trigger: as declared, else when an action starts the very flow that the trigger listens to.</summary>
    public bool ExceptsOwnEffects => Trigger.ExceptOwnEffects ?? OwnEffects.StartsWhatItListensTo(this);

    /// <summary>The same automation in another mode. To change one that is evaluated, update it: it goes on with what it knows.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>An automation that is otherwise the same.</returns>
    public Automation WithMode(AutomationMode mode) => new(this) { Mode = mode };

    /// <summary>The id of the automation as a resource.</summary>
    internal LabelValue ResourceId { get; }

    /// <summary>The same automation, enabled or not.</summary>
    /// <param name="enabled">Whether it reacts at all.</param>
    /// <returns>The automation.</returns>
    public Automation WithEnabled(bool enabled) => new(this) { Enabled = enabled };

    /// <summary>Whether a document said it: then it was checked by the rules of documents, which are Prefect's, and not by the stricter ones of C#.</summary>
    internal bool IsFromDocument { get; init; }

    /// <summary>What was found to be wrong while the trigger was built.</summary>
    internal IReadOnlyList<string> Mistakes { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
