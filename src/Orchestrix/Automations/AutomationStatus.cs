namespace Orchestrix.Automations;

/// <summary>An automation of a host at some moment.</summary>
/// <param name="Automation">The automation as it was last defined.</param>
/// <param name="IsEnabled">Whether it sees events: neither disabled, nor taken out because its evaluation failed.</param>
public sealed record AutomationStatus(Automation Automation, bool IsEnabled);
