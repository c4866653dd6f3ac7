namespace Orchestrix.Automations;

/// <summary>What an automation does with its firings.</summary>
public enum AutomationMode
{
    /// <summary>Its actions are executed.</summary>
    Active,

    /// <summary>It is evaluated as any other, and its firings are logged; its actions are not executed, but logged as what would have been done.</summary>
    Shadow,
}
