using Orchestrix.Events;
using Orchestrix.Templates;

namespace Orchestrix.Actions.Variables;

/// <summary>An event.</summary>
static class EventFields
{
    /// <summary>None where there is no event: what is asked of it is undefined.</summary>
    public static TemplateValue Of(OrchestrationEvent? @event) => @event is null ? TemplateValue.None : TemplateValue.Of(Make(@event));

    static Fields Make(OrchestrationEvent @event) => new Fields
    {
        { "id", () => Fields.Id(@event.Id) },
        { "event", () => TemplateValue.Of(@event.Name) },
        { "occurred", () => TemplateValue.Of(@event.Occurred) },
        { "received", () => TemplateValue.Of(@event.Received) },
        { "resource", () => ResourceObject.Of(@event.Resource) },
        { "related", () => TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. @event.Related.Select(ResourceObject.Of)]) },
        { "payload", () => TemplateValue.Of(@event.Payload) },
        { "follows", () => @event.Follows is { } id ? Fields.Id(id) : TemplateValue.None },
    }
    .Hidden("name", () => TemplateValue.Of(@event.Name))
    .Hidden("resource_in_role", () => TemplateValue.Of(new RoleObject(@event.Related, givesAll: false)))
    .Hidden("resources_in_role", () => TemplateValue.Of(new RoleObject(@event.Related, givesAll: true)))
    .Hidden("involved_resources", () => TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. @event.Related.Prepend(@event.Resource).Select(ResourceObject.Of)]));
}
