using Orchestrix.Actions;
using Orchestrix.Events;

namespace Orchestrix.Automations;

/// <summary>An action is to be executed because its automation fired. What the log keeps of it is the firing.</summary>
/// <param name="Firing">The firing.</param>
/// <param name="Action">The action.</param>
/// <param name="Index">Its number among those that the firing requests.</param>
/// <param name="FiringEvent">The event that tells the firing, for an action that is about it; null for one about what made the automation fire.</param>
sealed record ActionRequest(AutomationFired Firing, IAutomationAction Action, int Index, OrchestrationEvent? FiringEvent)
{
    /// <summary>The same at each attempt, and at each reading of the log.</summary>
    public string IdempotencyKey => $"{Firing.Id:N}-{Index}";

    /// <summary>What the action is about.</summary>
    public OrchestrationEvent? Event => FiringEvent ?? Firing.Event;

    public override string ToString() => $"{Firing.Automation}: {Action.Type}";
}
