using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>A trigger with its state: a node of an automation's tree.</summary>
abstract class OracleTrigger
{
    readonly string automation;
    readonly OracleGuard? guard;

    protected OracleTrigger(Trigger declaration, string automation, OracleWorld world)
    {
        this.automation = automation;
        World = world;
        ExceptsOwnEffects = declaration.ExceptOwnEffects == true;
        KeyLabels = declaration.KeyLabels;
        if (declaration.Unless is { } unless) guard = new OracleGuard(unless, KeyLabels);
    }

    /// <summary>Takes what the trigger fires: the composite trigger above, or the automation.</summary>
    public Action<OracleSignal> Fired { get; set; } = _ => { };

    /// <summary>Takes the counted events of a trigger that may resolve, after it has seen to them: the key, the event, and how many it takes.</summary>
    public Action<OracleKey, EventStep, int> Counted { get; set; } = (_, _, _) => { };

    /// <summary>Takes that a metric is back.</summary>
    public Action EndedAgain { get; set; } = () => { };

    /// <summary>Whether effects of the automation's own are kept from it.</summary>
    public bool ExceptsOwnEffects { get; set; }

    protected OracleWorld World { get; }

    protected IReadOnlyList<string> KeyLabels { get; }

    public static OracleTrigger Of(Trigger declaration, string automation, OracleWorld world) => declaration switch
    {
        EventTrigger { Posture: TriggerPosture.Reactive } t => new OracleReactive(t, automation, world),
        EventTrigger t => new OracleProactive(t, automation, world),
        StaysTrigger t => new OracleProactive(t, automation, world),
        CompositeTrigger t => new OracleComposite(t, automation, world),
        MetricTrigger t => new OracleMetric(t, automation, world),
        _ => throw new NotSupportedException(declaration.Type),
    };

    /// <summary>Shows an event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="isKept">Whether it is kept from the trigger, as an effect of its own automation. A guard sees it nevertheless.</param>
    public void See(EventStep e, bool isKept = false)
    {
        guard?.See(e);
        Pass(e, isKept || (ExceptsOwnEffects && e.Cause.Contains(automation)));
    }

    /// <summary>The automation begins to see events, for the first time or again: opens the windows that no event has to open.</summary>
    public virtual void Begin() { }

    /// <summary>What rings, this node's and those below.</summary>
    public virtual void AddDeadlines(List<OracleDeadline> deadlines) { }

    /// <summary>The windows that may fire for themselves, this node's and those below; each with the call that rings it belatedly.</summary>
    public virtual void AddWindows(List<OracleOverdue> windows) { }

    /// <summary>Forgets what does not survive that the automation was disabled.</summary>
    public virtual void Reset() { }

    protected virtual void Pass(EventStep e, bool isKept)
    {
        if (!isKept) Evaluate(e);
    }

    protected abstract void Evaluate(EventStep e);

    /// <summary>The condition has come about.</summary>
    protected void Fire(OracleSignal signal)
    {
        if (guard?.Drops(signal, World.Now) != true) Fired(signal);
    }
}

/// <summary>A window whose timer did not ring while its automation was disabled.</summary>
readonly record struct OracleOverdue(long Deadline, long Arming, Action Forget, Action Ring);
