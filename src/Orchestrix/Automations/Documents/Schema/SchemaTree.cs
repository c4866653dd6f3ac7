using System.Text.Json.Nodes;
using Orchestrix.Events;
using static Orchestrix.Automations.Documents.Schema.SchemaTypes;

namespace Orchestrix.Automations.Documents.Schema;

/// <summary>Puts the schema of documents together.</summary>
static class SchemaTree
{
    const string Automation = "automation", OneAction = "action-", OneTrigger = "trigger-";

    static readonly FieldShape Schema = new("$schema", Anything, "Where this schema is, for editors.");

    public static JsonObject Build(IReadOnlyCollection<string> handled) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = "https://github.com/orchestrix/orchestrix/raw/main/schemas/automation.schema.json",
        ["title"] = "Automations of Orchestrix",
        ["description"] = "One automation, a list of them, or an object with a list called 'automations'. Prefect's form; its names are understood.",
        ["type"] = Of("object", "array"),
        ["if"] = new JsonObject { ["type"] = "array" },
        ["then"] = new JsonObject { ["items"] = Ref(Automation) },
        ["else"] = new JsonObject
        {
            ["if"] = new JsonObject { ["required"] = Of("automations") },
            ["then"] = Closed([new FieldShape("automations", ListOfDefined(Automation), "The automations.") { IsRequired = true }, Schema]),
            ["else"] = Ref(Automation),
        },
        ["$defs"] = Definitions(handled),
    };

    public static IEnumerable<FieldShape> AutomationFields() =>
    [
        new("name", FilledText, "The name, by which the automation is known: unique in a host.") { IsRequired = true },
        new("description", Text, "What it is for.") { Default = "\"\"" },
        new("enabled", Flag, "Whether it reacts at all.") { Default = "true" },
        new("mode", Word("active", "shadow"), "Whether it acts, or only records what it would have done.") { Default = "\"active\"" },
        new("tags", Texts, "Words to find it by.") { Default = "[]" },
        new("trigger", Defined(AnyTrigger), "When it fires.") { IsRequired = true },
        new("actions", ListOfDefined(AnyAction), "What is done when it fires, about the event at which it fired; may be empty.") { IsRequired = true },
        new("actions_on_trigger", ListOfDefined(AnyAction), "What is done as well, about the event that tells that it fired.") { Default = "[]" },
        new("actions_on_resolve", ListOfDefined(AnyAction), "What is done when that is over again.") { Default = "[]" },
        new("owner_resource", TextOrNull, "The id of the resource that it belongs to.") { Default = "null" },
        new("id", Anything, "Ignored: Prefect adds it."),
        new("created", Anything, "Ignored: Prefect adds it."),
        new("updated", Anything, "Ignored: Prefect adds it."),
        Schema,
    ];

    static JsonObject Definitions(IReadOnlyCollection<string> handled)
    {
        JsonObject all = new()
        {
            [Automation] = Closed(AutomationFields(), "A rule: when its trigger fires, its actions are executed."),
            [AnyTrigger] = TriggerByType(),
            [AnyAction] = ActionByType(handled),
            [Unless] = Closed(TriggerShapes.OfGuard(), "Keeps a trigger from firing for a time after an event."),
            [Labels] = new JsonObject
            {
                ["description"] = "Patterns of labels' values, by their names: a text or a list of texts. A star stands for anything, an exclamation mark in front excepts.",
                ["type"] = "object",
                ["propertyNames"] = new JsonObject { ["minLength"] = 1 },
                ["maxProperties"] = EventLimits.LabelsPerResource,
                ["additionalProperties"] = AnyOf(Text(), Texts()),
            },
        };
        foreach (var type in TriggerReader.Types) all[OneTrigger + type] = type == "event" ? EventTrigger() : Closed(TriggerShapes.Of(type));
        foreach (var type in ActionForms.Types) all[OneAction + type] = ActionOf(type);
        return all;
    }

    // The type may be left out where the shape tells it, in the order in which the reader asks.
    static JsonObject TriggerByType()
    {
        var byShape = If(Has("triggers"), If(Has("require"), Ref($"{OneTrigger}compound"), Ref($"{OneTrigger}sequence")),
            If(AnyOf(Has("metric"), Is("posture", "Metric")), Ref($"{OneTrigger}metric"), Ref($"{OneTrigger}event")));
        JsonArray cases = new(If(Has("type"), new JsonObject { ["properties"] = new JsonObject { ["type"] = Word(TriggerReader.Types)() } }, byShape)); // a collection expression would not be trim-clean
        foreach (var type in TriggerReader.Types) cases.Add((JsonNode)If(Is("type", type), Ref(OneTrigger + type)));
        return new JsonObject { ["description"] = "When an automation fires.", ["type"] = "object", ["allOf"] = cases };
    }

    static JsonObject EventTrigger()
    {
        var schema = Closed(TriggerShapes.Of("event"));
        var least = EventTriggerReader.LeastProactive.TotalSeconds;
        schema["if"] = Is("posture", "Proactive");
        schema["then"] = new JsonObject { ["properties"] = new JsonObject { ["within"] = AnyOf(new JsonObject { ["const"] = 0 }, new JsonObject { ["minimum"] = least }) } };
        schema["else"] = new JsonObject { ["properties"] = new JsonObject { ["grace"] = false } };
        return schema;
    }

    static JsonObject ActionByType(IReadOnlyCollection<string> handled)
    {
        JsonArray cases = [];
        foreach (var type in ActionForms.Types) cases.Add((JsonNode)If(Is("type", type), Ref(OneAction + type)));
        return new JsonObject
        {
            ["description"] = "What an automation does.",
            ["type"] = "object",
            ["properties"] = new JsonObject { ["type"] = Word(ActionForms.Types.Concat(handled).Distinct(StringComparer.Ordinal))() },
            ["required"] = Of("type"),
            ["allOf"] = cases,
        };
    }

    // The id is needed exactly when it is not found out from the event.
    static JsonObject ActionOf(string type)
    {
        var fields = ActionShapes.Of(type)!.ToList();
        var schema = Closed(fields);
        if (fields.Find(f => f.Name == "source") is null) return schema;
        var id = fields.First(f => f.Name.EndsWith("_id", StringComparison.Ordinal)).Name;
        schema["if"] = Is("source", "inferred");
        schema["then"] = new JsonObject { ["properties"] = new JsonObject { [id] = new JsonObject { ["type"] = "null" } } };
        schema["else"] = new JsonObject { ["required"] = Of(id), ["properties"] = new JsonObject { [id] = FilledText() } };
        return schema;
    }

    static JsonObject If(JsonObject condition, JsonObject then, JsonObject? otherwise = null)
    {
        JsonObject schema = new() { ["if"] = condition, ["then"] = then };
        if (otherwise is not null) schema["else"] = otherwise;
        return schema;
    }

    static JsonObject Has(string field) => new() { ["required"] = Of(field) };

    static JsonObject Is(string field, string value) => new() { ["required"] = Of(field), ["properties"] = new JsonObject { [field] = new JsonObject { ["const"] = value } } };
}
