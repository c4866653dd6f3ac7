using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>A checker of JSON schemas, for the keywords that ours has; others fail it.</summary>
sealed class SchemaCheck(JsonElement root)
{
    static readonly string[] Notes = ["$schema", "$id", "$defs", "title", "description", "default", "then", "else"];

    /// <summary>Whether a value is as the schema says.</summary>
    public bool Accepts(JsonElement value) => Accepts(root, value);

    bool Accepts(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False) return schema.ValueKind == JsonValueKind.True;
        return schema.EnumerateObject().All(keyword => Accepts(schema, keyword.Name, keyword.Value, value));
    }

    bool Accepts(JsonElement schema, string keyword, JsonElement say, JsonElement value) => keyword switch
    {
        "$ref" => Accepts(Resolve(say.GetString()!), value),
        "type" => (say.ValueKind == JsonValueKind.Array ? say.EnumerateArray().Select(t => t.GetString()) : [say.GetString()]).Any(t => IsOf(t!, value)),
        "enum" => say.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)),
        "const" => JsonElement.DeepEquals(say, value),
        "anyOf" => say.EnumerateArray().Any(s => Accepts(s, value)),
        "allOf" => say.EnumerateArray().All(s => Accepts(s, value)),
        "oneOf" => say.EnumerateArray().Count(s => Accepts(s, value)) == 1,
        "if" => !schema.TryGetProperty(Accepts(say, value) ? "then" : "else", out var rest) || Accepts(rest, value),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= say.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= say.GetDouble(),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() > say.GetDouble(),
        "minLength" => value.ValueKind != JsonValueKind.String || new StringInfo(value.GetString()!).LengthInTextElements >= say.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= say.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, say.GetString()!, RegexOptions.NonBacktracking),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= say.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= say.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(i => Accepts(say, i)),
        "required" or "properties" or "propertyNames" or "maxProperties" or "additionalProperties" => value.ValueKind != JsonValueKind.Object || AcceptsObject(schema, keyword, say, value),
        _ => Notes.Contains(keyword) ? true : throw new NotSupportedException($"The schema has the keyword '{keyword}', which this checker does not know."),
    };

    bool AcceptsObject(JsonElement schema, string keyword, JsonElement say, JsonElement value) => keyword switch
    {
        "required" => say.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        "properties" => say.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var field) || Accepts(p.Value, field)),
        "propertyNames" => value.EnumerateObject().All(f => Accepts(say, JsonSerializer.SerializeToElement(f.Name))),
        "maxProperties" => value.EnumerateObject().Count() <= say.GetInt32(),
        _ => value.EnumerateObject().All(f => (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(f.Name, out _)) || Accepts(say, f.Value)),
    };

    JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name));

    static bool IsOf(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && Math.Floor(value.GetDouble()) == value.GetDouble(),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException(type),
    };
}
