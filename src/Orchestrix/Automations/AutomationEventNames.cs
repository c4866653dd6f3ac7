using Orchestrix.Events;

namespace Orchestrix.Automations;

/// <summary>The names of the events that automations emit about themselves. Prefect's counterparts begin with <c>prefect.</c>.</summary>
public static class AutomationEventNames
{
    /// <summary><c>orchestrix.automation.triggered</c>: an automation fired.</summary>
    public static readonly Symbol Triggered = Symbol.Of("orchestrix.automation.triggered");

    /// <summary><c>orchestrix.automation.resolved</c>: what an automation fired for is over.</summary>
    public static readonly Symbol Resolved = Symbol.Of("orchestrix.automation.resolved");

    /// <summary><c>orchestrix.automation.created</c>: an automation is there from here on.</summary>
    public static readonly Symbol Created = Symbol.Of("orchestrix.automation.created");

    /// <summary><c>orchestrix.automation.updated</c>: an automation was replaced, enabled or disabled.</summary>
    public static readonly Symbol Updated = Symbol.Of("orchestrix.automation.updated");

    /// <summary><c>orchestrix.automation.deleted</c>: an automation is gone.</summary>
    public static readonly Symbol Deleted = Symbol.Of("orchestrix.automation.deleted");

    /// <summary><c>orchestrix.automation.disabled</c>: an automation could not be evaluated several times, and sees no events any more.</summary>
    public static readonly Symbol Disabled = Symbol.Of("orchestrix.automation.disabled");

    /// <summary><c>orchestrix.automation.loop-stopped</c>: an automation would have gone on firing because of itself.</summary>
    public static readonly Symbol LoopStopped = Symbol.Of("orchestrix.automation.loop-stopped");

    /// <summary><c>orchestrix.automation.action.triggered</c>: an action is about to execute for the first time.</summary>
    public static readonly Symbol ActionTriggered = Symbol.Of("orchestrix.automation.action.triggered");

    /// <summary><c>orchestrix.automation.action.executed</c>: an action had its effect.</summary>
    public static readonly Symbol ActionExecuted = Symbol.Of("orchestrix.automation.action.executed");

    /// <summary><c>orchestrix.automation.action.failed</c>: an action failed for good.</summary>
    public static readonly Symbol ActionFailed = Symbol.Of("orchestrix.automation.action.failed");

    /// <summary><c>orchestrix.automation.action.shadowed</c>: an action would have been executed, if its automation were not a shadow.</summary>
    public static readonly Symbol ActionShadowed = Symbol.Of("orchestrix.automation.action.shadowed");

    /// <summary>Whether an event of this name tells about a firing or what became of it.</summary>
    internal static bool TellOfFiring(Symbol name) =>
        name.Equals(Triggered) || name.Equals(Resolved) || name.Equals(LoopStopped) || TellOfAction(name);

    /// <summary>Whether an event of this name tells what became of an action.</summary>
    internal static bool TellOfAction(Symbol name) =>
        name.Equals(ActionTriggered) || name.Equals(ActionExecuted) || name.Equals(ActionFailed) || name.Equals(ActionShadowed);

    internal static readonly Symbol Posture = Symbol.Of("orchestrix.posture");

    internal static readonly Symbol Mode = Symbol.Of("orchestrix.automation-mode");

    internal static readonly Symbol TriggerType = Symbol.Of("orchestrix.trigger-type");
}
