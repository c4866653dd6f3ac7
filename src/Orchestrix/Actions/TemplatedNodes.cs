using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Actions;

/// <summary>Reads JSON that may hold templates.</summary>
sealed class TemplatedNodes
{
    /// <summary>How many templates one action may have: each has its budgets, and together they shall be bounded too.</summary>
    const int MostTemplates = 200;

    const string Kind = "__prefect_kind";

    readonly List<string> mistakes = [];
    readonly HashSet<string> names = new(StringComparer.Ordinal);
    int templates;

    public IReadOnlyList<string> Mistakes => mistakes;

    public IReadOnlySet<string> Names => names;

    public TemplatedNode ReadFields(JsonElement fields, IReadOnlyDictionary<string, TemplateUse> uses)
    {
        if (fields.ValueKind != JsonValueKind.Object || uses.Count == 0) return new ConstantNode(fields);
        return Whole(fields, [.. fields.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, uses.TryGetValue(f.Name, out var use) ? Read(f.Name, f.Value, use) : new ConstantNode(f.Value)))]);
    }

    public TemplatedNode Read(string path, JsonElement value, TemplateUse use)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String: return ReadText(path, value, use != TemplateUse.Text, isTemplate: false);
            case JsonValueKind.Array:
                List<TemplatedNode> items = [.. value.EnumerateArray().Select((item, i) => Read($"{path}.{i}", item, use))];
                return items.TrueForAll(i => i is ConstantNode) ? new ConstantNode(value) : new ListNode(items);
            case JsonValueKind.Object when use == TemplateUse.Parameters && value.TryGetProperty(Kind, out var kind):
                return ReadPlaceholder(path, value, kind);
            case JsonValueKind.Object:
                return Whole(value, [.. value.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, Read($"{path}.{f.Name}", f.Value, use)))]);
            default: return new ConstantNode(value);
        }
    }

    static TemplatedNode Whole(JsonElement value, List<KeyValuePair<string, TemplatedNode>> fields) =>
        fields.TrueForAll(f => f.Value is ConstantNode) ? new ConstantNode(value) : new ObjectNode(fields);

    TemplatedNode ReadText(string path, JsonElement value, bool keepsType, bool isTemplate)
    {
        var text = value.GetString()!; // not null: of that kind
        if (!isTemplate && !Template.IsTemplate(text)) return new ConstantNode(value);
        if (++templates == MostTemplates + 1) mistakes.Add($"it has more than {MostTemplates} templates. Use fewer, for example one that makes a list or an object.");
        if (!Template.TryParse(text, out var template, out var wrong))
        {
            if (templates <= MostTemplates) mistakes.AddRange(wrong.Select(m => $"its field '{path}' is not a valid template: {m}"));
            return new ConstantNode(value);
        }

        names.UnionWith(template.Variables);
        return new TemplateNode(path, template, keepsType);
    }

    // What stands in a placeholder is not rendered unless its kind says so.
    TemplatedNode ReadPlaceholder(string path, JsonElement placeholder, JsonElement kind)
    {
        var value = placeholder.TryGetProperty("value", out var given) ? given : default;
        switch (kind.ValueKind == JsonValueKind.String ? kind.GetString() : null)
        {
            case "none" when value.ValueKind != JsonValueKind.Undefined: return new PlaceholderNode(new ConstantNode(value));
            case "none": return Wrong($"its field '{path}' lacks 'value': a placeholder of kind 'none' stands for it. Give it, or null.");
            case "json" when value.ValueKind == JsonValueKind.Undefined: return new ParsedNode(path, null);
            case "json": return ReadJson(path, value);
            case "jinja" when placeholder.TryGetProperty("template", out var template) && template.ValueKind == JsonValueKind.String: return ReadText(path, template, keepsType: false, isTemplate: true);
            case "jinja": return Wrong($"its field '{path}' lacks 'template': a placeholder of kind 'jinja' stands for it. Give a text.");
            case "workspace_variable": return new VariableNode(path, placeholder.TryGetProperty("variable_name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null);
            default: return Wrong($"its field '{path}' has an unknown '{Kind}': {kind.GetRawText()}. Use \"none\", \"json\", \"jinja\" or \"workspace_variable\".");
        }

        ConstantNode Wrong(string mistake)
        {
            mistakes.Add(mistake);
            return new ConstantNode(placeholder);
        }
    }

    TemplatedNode ReadJson(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return new ParsedNode(path, value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Kind, out var inner) ? ReadPlaceholder(path, value, inner) : new ConstantNode(value));
        var text = value.GetString()!; // not null: of that kind
        try
        {
            using var document = JsonDocument.Parse(text);
            return new PlaceholderNode(new ConstantNode(document.RootElement.Clone()));
        }
        catch (JsonException)
        {
            if (Template.IsTemplate(text)) return new ParsedNode(path, ReadText(path, value, keepsType: false, isTemplate: true));
            mistakes.Add($"its field '{path}' is to be JSON, but is '{(text.Length > 80 ? $"{text[..80]}…" : text)}'. Write JSON, for example \"[1, 2]\".");
            return new ConstantNode(value);
        }
    }
}
