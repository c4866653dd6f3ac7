namespace Orchestrix.Automations;

/// <summary>What is done to an automation while a host runs.</summary>
enum AutomationChangeKind
{
    Created,
    Updated,
    Enabled,
    Disabled,
    Deleted,
}
