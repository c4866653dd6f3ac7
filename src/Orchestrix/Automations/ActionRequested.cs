using Orchestrix.Actions;
using Orchestrix.Log;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>An action is to be executed because its automation fired.</summary>
sealed class ActionRequested(Firing firing, IAutomationAction action, int index) : LogEntry
{
    public Firing Firing => firing;

    public IAutomationAction Action => action;

    public int Index => index;

    /// <summary>The same at each attempt, and at each reading of the log.</summary>
    public string IdempotencyKey => $"{firing.Id:N}-{index}";

    public override string ToString() => $"{firing.Automation}: {action.Type}";
}
