using System.Text.Json.Nodes;

namespace Orchestrix.Automations.Documents.Schema;

/// <summary>The schemas of values.</summary>
static class SchemaTypes
{
    public const string Labels = "labels", AnyTrigger = "trigger", AnyAction = "action", Unless = "unless";

    const double MostSeconds = SpokenLength.MostDays * 86_400d;

    public static JsonObject Anything() => [];

    public static JsonObject Text() => new() { ["type"] = "string" };

    public static JsonObject FilledText() => new() { ["type"] = "string", ["pattern"] = "\\S" };

    public static JsonObject TextOrNull() => new() { ["type"] = Of("string", "null") };

    public static JsonObject Flag() => new() { ["enum"] = new JsonArray(true, false, "true", "false", "True", "False") };

    public static JsonObject WholeNumber() => new() { ["type"] = "integer", ["minimum"] = int.MinValue, ["maximum"] = int.MaxValue };

    public static JsonObject Number() => new() { ["type"] = "number" };

    public static JsonObject Seconds() => AtLeast(0);

    public static JsonObject PositiveSeconds() => new() { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = MostSeconds };

    public static JsonObject SecondsOrNull() => new() { ["type"] = Of("number", "null"), ["minimum"] = 0, ["maximum"] = MostSeconds };

    public static JsonObject AtLeast(double seconds) => new() { ["type"] = "number", ["minimum"] = seconds, ["maximum"] = MostSeconds };

    /// <summary>Seconds, or ISO 8601.</summary>
    public static JsonObject Delay() => AnyOf(Seconds(), new JsonObject { ["type"] = "string", ["pattern"] = "^P[0-9T.YMDHS]+$" });

    public static Func<JsonObject> Word(params IEnumerable<string> words) => () => new JsonObject { ["enum"] = Of([.. words]) };

    public static JsonObject Texts() => ListOf(Text());

    public static JsonObject FilledTexts() => ListOf(new JsonObject { ["type"] = "string", ["minLength"] = 1 });

    public static JsonObject SomeTexts() => With(Texts(), "minItems", 1);

    public static JsonObject AnyObject() => new() { ["type"] = "object" };

    public static JsonObject ObjectOrNull() => new() { ["type"] = Of("object", "null") };

    public static JsonObject TextOrObject() => new() { ["type"] = Of("string", "object") };

    public static JsonObject LabelsOrList() => AnyOf(Ref(Labels), ListOf(Ref(Labels)));

    public static Func<JsonObject> ListOfDefined(string definition) => () => ListOf(Ref(definition));

    public static Func<JsonObject> Defined(string definition) => () => Ref(definition);

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    public static JsonObject ListOf(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    public static JsonObject AnyOf(params ReadOnlySpan<JsonObject> some) => new() { ["anyOf"] = new JsonArray([.. some]) };

    public static JsonArray Of(params ReadOnlySpan<string> words)
    {
        JsonArray array = [];
        foreach (var word in words) array.Add((JsonNode)word);
        return array;
    }

    public static JsonObject With(JsonObject schema, string keyword, JsonNode value)
    {
        schema[keyword] = value;
        return schema;
    }

    /// <summary>An object that has these fields and no others.</summary>
    public static JsonObject Closed(IEnumerable<FieldShape> fields, string? description = null)
    {
        JsonObject schema = new() { ["type"] = "object" };
        if (description is not null) schema["description"] = description;
        JsonObject properties = [];
        JsonArray required = [];
        foreach (var field in fields)
        {
            properties[field.Name] = field.ToSchema();
            if (field.IsRequired) required.Add((JsonNode)field.Name);
        }

        schema["properties"] = properties;
        if (required.Count > 0) schema["required"] = required;
        schema["additionalProperties"] = false;
        return schema;
    }
}
