namespace Orchestrix.Triggers;

/// <summary>What a firing says.</summary>
public enum TriggerState
{
    /// <summary>What the trigger waits for has come about.</summary>
    Triggered,

    /// <summary>It is over again: the silence ended, or the metric is back. Only for proactive and metric triggers, and only where an automation has actions for it.</summary>
    Resolved,
}
