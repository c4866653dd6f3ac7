namespace Orchestrix.Triggers;

/// <summary>What an automation, or a part of its trigger, made of an event or of the time that passed.</summary>
public enum Verdict
{
    /// <summary>The trigger is not about such events: a name or a label is not as it asks for.</summary>
    NotCovered,

    /// <summary>The automation is disabled, and sees no events.</summary>
    Disabled,

    /// <summary>The automation did not see the event: it was created, enabled or replaced afterwards.</summary>
    NotListening,

    /// <summary>The event has not been evaluated yet.</summary>
    Pending,

    /// <summary>The event waits for the one that it follows.</summary>
    Waiting,

    /// <summary>The automation itself led to the event, and leaves out its own effects; or the event tells of the automation's own firing.</summary>
    OwnEffect,

    /// <summary>The event is awaited after another one only, and no window is open.</summary>
    NotArmed,

    /// <summary>The event occurred before or after the window of its key, and counts in none.</summary>
    TooLate,

    /// <summary>The trigger has fired already in the window in which the event lies, and is quiet until its end.</summary>
    Quiet,

    /// <summary>The event opened a window, or found it open.</summary>
    Armed,

    /// <summary>The event was counted, and the trigger goes on waiting.</summary>
    Counted,

    /// <summary>The event came in time, so that its absence will not be told.</summary>
    Averted,

    /// <summary>The event went into the figure of a metric.</summary>
    Measured,

    /// <summary>The event keeps the trigger, or a part of it, from firing for some time.</summary>
    Guards,

    /// <summary>The trigger would have fired, but was kept from it by what happened shortly before.</summary>
    Guarded,

    /// <summary>The trigger would have fired, but has done so too often within a minute because of one resource.</summary>
    Limited,

    /// <summary>The automation would have fired, but has gone round in a loop of causes.</summary>
    Stopped,

    /// <summary>A part of a composite trigger fired, and is kept until the others have.</summary>
    Gathered,

    /// <summary>It fired.</summary>
    Fired,

    /// <summary>It fired as a shadow: its actions were not executed.</summary>
    Shadowed,

    /// <summary>What it fired for is over.</summary>
    Resolved,

    /// <summary>Its evaluation failed; the host's log has the exception.</summary>
    Failed,

    /// <summary>Decisions are not recorded, or no longer kept so far back.</summary>
    NotRecorded,

    /// <summary>There is no such event in the log, or it is no longer kept.</summary>
    EventUnknown,

    /// <summary>There is no automation of that name.</summary>
    AutomationUnknown,
}
