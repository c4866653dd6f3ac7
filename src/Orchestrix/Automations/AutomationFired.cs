using System.Text.Json;
using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>
/// An automation fired: one entry for the firing, the event that tells it, and the actions that it requests. Labels and payload are those of Prefect's
/// <c>automation.triggered</c> and <c>automation.resolved</c> events.
/// </summary>
sealed class AutomationFired : Firing
{
    readonly Automation automation;

    public AutomationFired(Automation automation, in Raised raised, long position, int number) : base(raised, position, number) => this.automation = automation;

    public AutomationFired(Automation automation, in SeenEvent @event, long ticks, long position, int number) : base(@event, ticks, position, number) => this.automation = automation;

    /// <summary>The automation as it was when it fired: whatever becomes of it later, this is what is executed.</summary>
    public Automation Definition => automation;

    public override string Automation => automation.Name;

    public override Trigger Trigger => automation.Trigger;

    /// <summary>Whether its actions are only logged as what would have been done.</summary>
    public bool IsShadow => automation.Mode == AutomationMode.Shadow;

    /// <summary>How many actions are requested.</summary>
    public int ActionCount => State == TriggerState.Resolved
        ? automation.ActionsOnResolve.Count
        : automation.Actions.Count + automation.ActionsOnTrigger.Count;

    /// <summary>The action of a number. Those after the ordinary ones are about the event that tells the firing.</summary>
    public (IAutomationAction Action, bool IsAboutFiring) ActionAt(int index)
    {
        if (State == TriggerState.Resolved) return (automation.ActionsOnResolve[index], true);
        var ordinary = automation.Actions.Count;
        return index < ordinary ? (automation.Actions[index], false) : (automation.ActionsOnTrigger[index - ordinary], true);
    }

    public override Symbol NameOf(int part) => State == TriggerState.Resolved ? AutomationEventNames.Resolved : AutomationEventNames.Triggered;

    public override long OccurredTicksOf(int part) => Ticks;

    public override Guid IdOf(int part) => AutomationEvents.TriggeredId(this);

    public override Guid? FollowsOf(int part) => null;

    public override Causation? CauseOf(int part) => Cause;

    public override bool TryGetLabel(int part, Symbol label, out LabelValue value)
    {
        if (!ReferenceEquals(label, LabelNames.ResourceId)) return AutomationEvents.ResourceOf(this).TryGet(label, out value);
        value = automation.ResourceId;
        return true;
    }

    public override int RelatedCountOf(int part) => Seen.IsNone ? 0 : 1;

    public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value) => AutomationEvents.TriggeringEventOf(this)[index].TryGet(label, out value);

    protected internal override Resource ResourceOf(int part) => AutomationEvents.ResourceOf(this);

    protected internal override IReadOnlyList<Resource> RelatedOf(int part) => AutomationEvents.TriggeringEventOf(this);

    protected internal override JsonElement PayloadOf(int part) => AutomationEvents.Payload(json =>
    {
        json.WriteStartObject("triggering_labels");
        foreach (var (label, value) in Labels) json.WriteString(label, value);
        json.WriteEndObject();
        json.WritePropertyName("triggering_event");
        EventJson.Write(json, Event);
        if (Value is { } figure) json.WriteNumber("triggering_value", figure);
        if (IsShadow) json.WriteBoolean("shadow", true);
    });
}
