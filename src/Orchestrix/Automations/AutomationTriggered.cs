using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>An automation fired. Labels and payload are those of Prefect's <c>automation.triggered</c> event.</summary>
sealed class AutomationTriggered(Firing firing) : EventEntry
{
    IReadOnlyList<Resource>? related;
    Resource? resource;

    public Firing Firing => firing;

    public override Symbol NameOf(int part) => AutomationEventNames.Triggered;

    public override long OccurredTicksOf(int part) => firing.Fired.UtcTicks;

    public override Guid IdOf(int part) => AutomationEvents.TriggeredId(firing);

    public override Guid? FollowsOf(int part) => null;

    public override Causation? CauseOf(int part) => firing.Cause;

    public override bool TryGetLabel(int part, Symbol label, out LabelValue value) => About.TryGet(label, out value);

    public override int RelatedCountOf(int part) => Related.Count;

    public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value) => Related[index].TryGet(label, out value);

    protected internal override Resource ResourceOf(int part) => About;

    protected internal override IReadOnlyList<Resource> RelatedOf(int part) => Related;

    protected internal override JsonElement PayloadOf(int part) => AutomationEvents.Payload(json =>
    {
        json.WriteStartObject("triggering_labels");
        foreach (var (label, value) in firing.Labels) json.WriteString(label, value);
        json.WriteEndObject();
        json.WritePropertyName("triggering_event");
        EventJson.Write(json, firing.Event);
    });

    Resource About => resource ??= AutomationEvents.ResourceOf(firing);

    IReadOnlyList<Resource> Related => related ??= AutomationEvents.TriggeringEventOf(firing);
}
