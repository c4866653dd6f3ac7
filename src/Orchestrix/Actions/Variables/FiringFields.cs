using Orchestrix.Events;
using Orchestrix.Templates;
using Orchestrix.Triggers;

namespace Orchestrix.Actions.Variables;

/// <summary>A firing, and the parts of a composite's.</summary>
static class FiringFields
{
    public static TemplateValue Of(ActionSubject subject) => TemplateValue.Of(Make(
        subject.Firing, subject.Fired, subject.Details.State, subject.Labels, subject.Event, subject.Details.Value, subject.Details.Parts));

    /// <summary>The firing and all that it is made of.</summary>
    public static TemplateValue AllOf(ActionSubject subject) => TemplateValue.Of((IReadOnlyList<TemplateValue>)[Of(subject), .. Flatten(subject.Details.Parts).Select(Of)]);

    /// <summary>The events at which the firing and all that it is made of came about, each once.</summary>
    public static TemplateValue EventsOf(ActionSubject subject) => TemplateValue.Of((IReadOnlyList<TemplateValue>)
    [
        .. Flatten(subject.Details.Parts).Select(p => p.Event).Prepend(subject.Event).OfType<OrchestrationEvent>().DistinctBy(e => e.Id).Select(EventFields.Of),
    ]);

    static TemplateValue Of(PartFiring part) => TemplateValue.Of(Make(null, part.Fired, TriggerState.Triggered, part.Labels, part.Event, part.Value, part.Parts));

    static Fields Make(Guid? id, DateTimeOffset fired, TriggerState state, IReadOnlyDictionary<string, string> labels, OrchestrationEvent? @event, double? value, IReadOnlyList<PartFiring> parts) => new Fields
    {
        { "id", () => id is { } known ? Fields.Id(known) : TemplateValue.Undefined },
        { "triggered", () => TemplateValue.Of(fired) },
        { "state", () => TemplateValue.Of(state.ToString()) },
        { "labels", () => TemplateValue.Of(new LabelNode(labels)) },
        { "value", () => value is { } figure ? TemplateValue.Of(figure) : TemplateValue.None },
        { "event", () => EventFields.Of(@event) },
    }
    .Hidden("time", () => TemplateValue.Of(fired))
    .Hidden("trigger_states", () => Fields.Texts([state.ToString()]))
    .Hidden("triggering_labels", () => TemplateValue.Of(new LabelNode(labels)))
    .Hidden("triggering_value", () => value is { } figure ? TemplateValue.Of(figure) : TemplateValue.None)
    .Hidden("triggering_event", () => EventFields.Of(@event))
    .Hidden("triggering_firings", () => TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. parts.Select(Of)]));

    static IEnumerable<PartFiring> Flatten(IReadOnlyList<PartFiring> parts) => parts.SelectMany(p => Flatten(p.Parts).Prepend(p));
}
