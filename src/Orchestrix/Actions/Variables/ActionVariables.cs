using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Actions.Variables;

/// <summary>What the names in an action's templates mean. Each is made when a template asks for it, and then kept for the action.</summary>
static class ActionVariables
{
    public static TemplateValue Of(ActionSubject subject) => TemplateValue.Of(new Fields
    {
        { "automation", () => TemplateValue.Of(Automation(subject)) },
        { "event", () => EventFields.Of(subject.Event) },
        { "labels", () => TemplateValue.Of(new LabelNode(subject.Labels)) },
        { "firing", () => FiringFields.Of(subject) },
        { "firings", () => FiringFields.AllOf(subject) },
        { "events", () => FiringFields.EventsOf(subject) },
        { "flow_run", () => RunFields.FlowRun(subject) },
        { "task_run", () => RunFields.TaskRun(subject) },
        { "flow", () => RunFields.Flow(subject) },
        { "variables", () => subject.Variables is { } shared ? TemplateValue.Of(new SharedFields(shared)) : TemplateValue.Undefined },
        { "result", () => Result(subject.FlowRun?.Result, subject.Json) },
    });

    static Fields Automation(ActionSubject subject) => new()
    {
        { "id", () => TemplateValue.Of(subject.Automation) },
        { "name", () => TemplateValue.Of(subject.Automation) },
        { "description", () => TemplateValue.Of(subject.Details.Description) },
        { "tags", () => Fields.Texts(subject.Details.Tags) },
    };

    static TemplateValue Result(object? result, JsonSerializerOptions options)
    {
        if (result is null) return TemplateValue.Undefined;
        try
        {
            return TemplateValue.Of(JsonSerializer.SerializeToElement(result, options.GetTypeInfo(result.GetType())));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return TemplateValue.Undefined; // whatever its type's converters and properties throw: it is no JSON, and then there is nothing a template could see
        }
    }
}
