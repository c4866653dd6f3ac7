using System.Text.Json;

namespace Orchestrix.Runs.Inputs;

/// <summary>Compares a value with a JSON schema of the kind that types have, and finds every place where they differ.</summary>
sealed class InputShape(JsonElement root)
{
    const int LongestQuote = 40;

    public List<InputMistake> Check(JsonElement value)
    {
        List<InputMistake> mistakes = [];
        Check(root, value, "$", mistakes);
        return mistakes;
    }

    /// <summary>What a schema asks for, in words.</summary>
    public static string Expected(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object) return "anything";
        if (schema.TryGetProperty("enum", out var values)) return $"one of {string.Join(", ", values.EnumerateArray().Select(Quote))}";
        if (schema.TryGetProperty("const", out var only)) return Quote(only);
        if (!schema.TryGetProperty("type", out var type)) return "another value";
        var name = type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(t => t.GetString())) : type.GetString();
        return schema.TryGetProperty("format", out var format) ? $"{name} ({format.GetString()})" : name!;
    }

    void Check(JsonElement given, JsonElement value, string path, List<InputMistake> mistakes)
    {
        var schema = Resolve(given);
        if (schema.ValueKind != JsonValueKind.Object) return; // true: anything
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            CheckAny(choices, value, path, mistakes);
            return;
        }

        if (!IsAccepted(schema, value))
        {
            mistakes.Add(new InputMistake(path, $"expected {Expected(schema)}, got {Describe(value)}"));
            return;
        }

        if (value.ValueKind == JsonValueKind.Object) CheckFields(schema, value, path, mistakes);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray()) Check(items, item, $"{path}[{index++}]", mistakes);
        }
    }

    // Of several shapes the nearest is meant.
    void CheckAny(JsonElement choices, JsonElement value, string path, List<InputMistake> mistakes)
    {
        List<InputMistake>? fewest = null;
        foreach (var choice in choices.EnumerateArray())
        {
            List<InputMistake> found = [];
            Check(choice, value, path, found);
            if (fewest is null || found.Count < fewest.Count) fewest = found;
        }

        mistakes.AddRange(fewest ?? []);
    }

    void CheckFields(JsonElement schema, JsonElement value, string path, List<InputMistake> mistakes)
    {
        List<JsonProperty> known = schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject()] : [];
        var others = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        HashSet<string> present = new(StringComparer.OrdinalIgnoreCase);
        foreach (var field in value.EnumerateObject())
        {
            present.Add(field.Name);
            var at = $"{path}.{field.Name}";
            var property = known.Find(p => p.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase));
            if (property.Value.ValueKind != JsonValueKind.Undefined) Check(property.Value, field.Value, at, mistakes);
            else if (others.ValueKind == JsonValueKind.Object) Check(others, field.Value, at, mistakes);
            else if (others.ValueKind == JsonValueKind.False) mistakes.Add(new InputMistake(at, Unknown(field.Name, known)));
        }

        if (!schema.TryGetProperty("required", out var required)) return;
        foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(r => !present.Contains(r)))
            mistakes.Add(new InputMistake($"{path}.{name}", $"expected {Expected(known.Find(p => p.Name == name) is { Value.ValueKind: not JsonValueKind.Undefined } field ? Resolve(field.Value) : default)}, got nothing"));
    }

    static string Unknown(string name, List<JsonProperty> known)
    {
        var names = known.ConvertAll(p => p.Name);
        var meant = Spelling.Suggest(name, names);
        return $"is unknown.{(meant.Length > 0 ? meant : names.Count == 0 ? " There are no fields." : $" There are: {string.Join(", ", names)}.")}";
    }

    static bool IsAccepted(JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("const", out var only)) return JsonElement.DeepEquals(only, value);
        if (schema.TryGetProperty("enum", out var values)) return values.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value));
        if (!schema.TryGetProperty("type", out var type)) return true;
        var isOfType = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => IsOf(t.GetString()!, value)) : IsOf(type.GetString()!, value);
        return isOfType && (value.ValueKind != JsonValueKind.String || !schema.TryGetProperty("format", out var format) || IsWritten(format.GetString(), value));
    }

    static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.TryParse(value.GetRawText(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number),
        "number" => value.ValueKind == JsonValueKind.Number,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    static bool IsWritten(string? format, JsonElement text) => format switch
    {
        "date-time" => text.TryGetDateTimeOffset(out _),
        "date" => DateOnly.TryParseExact(text.GetString(), "yyyy-MM-dd", out _),
        "uuid" => text.TryGetGuid(out _),
        _ => true, // the type looks at the rest
    };

    // A type within itself is written once, and then named by its place.
    JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = root;
            foreach (var step in reference.GetString()!.Split('/').Skip(1))
                schema = schema.ValueKind == JsonValueKind.Array ? schema[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : schema.GetProperty(Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        }

        return schema;
    }

    static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => $"boolean {Quote(value)}",
        JsonValueKind.Number => $"number {Quote(value)}",
        JsonValueKind.String => $"string {Quote(value)}",
        JsonValueKind.Array => $"array {Quote(value)}",
        _ => $"object {Quote(value)}",
    };

    static string Quote(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (text.Length > LongestQuote) text = $"{text[..LongestQuote]}…";
        return value.ValueKind == JsonValueKind.String ? $"'{text}'" : text;
    }
}
