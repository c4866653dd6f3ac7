using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Orchestrix.Events;
using static Orchestrix.Automations.Documents.Schema.SchemaTypes;

namespace Orchestrix.Automations.Documents.Schema;

/// <summary>The fields of actions, by their type.</summary>
static class ActionShapes
{
    static readonly FrozenDictionary<string, FieldShape[]> Own = new Dictionary<string, FieldShape[]>
    {
        ["do-nothing"] = [],
        ["cancel-flow-run"] = [],
        ["run-flow"] =
        [
            new("flow", FilledText, "The name of the flow.") { IsRequired = true },
            new("parameters", ObjectOrNull, "Arguments by name; others have their defaults.") { Default = "{}" },
            new("schedule_after", Delay, "How many seconds after the firing it begins.") { Default = "0" },
        ],
        ["notify"] =
        [
            new("channel", FilledText, "The name of the channel.") { IsRequired = true },
            new("body", Text, "The text.") { IsRequired = true },
            new("subject", TextOrNull, "The subject; the automation's name when it is missing.") { Default = "null" },
        ],
        ["emit-event"] =
        [
            new("event", () => With(FilledText(), "maxLength", EventLimits.NameLength), "The name of the event.") { IsRequired = true },
            new("resource", () => Resource(false), "What the event is about: its labels.") { IsRequired = true },
            new("related", () => With(ListOf(Resource(true)), "maxItems", EventLimits.RelatedResources), "Resources that have to do with it, each in a role.") { Default = "[]" },
            new("payload", AnyObject, "What else is told.") { Default = "{}" },
        ],
        ["delegate"] = [new("name", FilledText, "The name of the delegate, as the application gave it.") { IsRequired = true }],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All fields of a type, Prefect's or ours; null when the type is not known.</summary>
    public static IEnumerable<FieldShape>? Of(string type)
    {
        var fields = Own.GetValueOrDefault(type) ?? ActionForms.FieldsOf(type)?.SelectMany(f => f.Shapes);
        return fields?.Prepend(new FieldShape("type", Word(type), "What is to be done.") { IsRequired = true });
    }

    // Prefect's names of labels are understood too.
    static JsonObject Resource(bool isRelated)
    {
        JsonObject schema = new()
        {
            ["type"] = "object",
            ["additionalProperties"] = Text(),
            ["propertyNames"] = new JsonObject { ["minLength"] = 1 },
            ["maxProperties"] = EventLimits.LabelsPerResource,
        };
        var id = EitherName(LabelNames.ResourceId.Text);
        if (!isRelated) return With(schema, "anyOf", id);
        return With(schema, "allOf", new JsonArray(new JsonObject { ["anyOf"] = id }, new JsonObject { ["anyOf"] = EitherName(LabelNames.ResourceRole.Text) }));
    }

    static JsonArray EitherName(string ours) => new(Filled(ours), Filled(ours.Replace("orchestrix.", "prefect.", StringComparison.Ordinal)));

    static JsonObject Filled(string label) => new() { ["required"] = SchemaTypes.Of(label), ["properties"] = new JsonObject { [label] = new JsonObject { ["minLength"] = 1 } } };
}
