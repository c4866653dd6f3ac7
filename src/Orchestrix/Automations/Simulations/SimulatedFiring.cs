using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Simulations;

/// <summary>An automation would have fired. Immutable.</summary>
public sealed class SimulatedFiring
{
    readonly AutomationFired firing;

    internal SimulatedFiring(AutomationFired firing, int? count)
    {
        this.firing = firing;
        Count = count;
    }

    /// <summary>The automation.</summary>
    public Automation Automation => firing.Definition;

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At => firing.Fired;

    /// <summary>The labels that the trigger looks at separately, with their values; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Labels => firing.Labels;

    /// <summary>What it says: that the trigger's condition came about, or that it is over.</summary>
    public TriggerState State => firing.State;

    /// <summary>The event at which it fired, or the last one before a silence; <see langword="null"/> when there was none.</summary>
    public OrchestrationEvent? Event => firing.Event;

    /// <summary>How many events had been counted, or how many parts of a composite trigger had fired; <see langword="null"/> where nothing is counted.</summary>
    public int? Count { get; }

    /// <summary>The whole firing.</summary>
    public Firing Firing => firing;

    /// <summary>What it would have done.</summary>
    public IReadOnlyList<IAutomationAction> Actions => [.. Enumerable.Range(0, firing.ActionCount).Select(i => firing.ActionAt(i).Action)];

    /// <inheritdoc/>
    public override string ToString() =>
        $"{At:yyyy-MM-dd HH:mm:ss.fff} '{Automation.Name}' {(State == TriggerState.Resolved ? "is resolved" : "fires")}{(Event is { } cause ? $" at {cause.Name} of {cause.Resource.Id}" : "")}";
}
