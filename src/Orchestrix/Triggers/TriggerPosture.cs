namespace Orchestrix.Triggers;

/// <summary>Whether a trigger waits for events or for their absence.</summary>
public enum TriggerPosture
{
    /// <summary>Fires when enough expected events occurred.</summary>
    Reactive,

    /// <summary>Fires when a window ends in which too few expected events occurred.</summary>
    Proactive,
}
