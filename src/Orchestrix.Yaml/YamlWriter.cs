using System.Text;
using System.Text.Json;

namespace Orchestrix.Yaml;

/// <summary>Writes JSON as YAML in blocks, as people would.</summary>
static class YamlWriter
{
    const int Step = 2, LongestKey = 500; // YAML allows 1,024 characters, and quotes need some

    /// <summary>The YAML of an object or a list.</summary>
    public static string Write(JsonElement root)
    {
        StringBuilder yaml = new();
        if (!IsBlock(root)) WriteInline(yaml, root, 0);
        else if (root.ValueKind == JsonValueKind.Object) WriteFields(yaml, root, 0, beginsInLine: false);
        else WriteItems(yaml, root, 0, beginsInLine: false);
        return yaml.ToString();
    }

    static void WriteFields(StringBuilder yaml, JsonElement fields, int indent, bool beginsInLine)
    {
        foreach (var field in fields.EnumerateObject())
        {
            if (!beginsInLine) yaml.Append(' ', indent);
            beginsInLine = false;
            var key = YamlTexts.Quoted(field.Name);
            if (key.Length > LongestKey) yaml.Append("? ").Append(key).Append('\n').Append(' ', indent);
            else yaml.Append(key);
            yaml.Append(':');
            if (IsBlock(field.Value)) yaml.Append('\n');
            else yaml.Append(' ');
            if (!IsBlock(field.Value)) WriteInline(yaml, field.Value, indent);
            else if (field.Value.ValueKind == JsonValueKind.Object) WriteFields(yaml, field.Value, indent + Step, beginsInLine: false);
            else WriteItems(yaml, field.Value, indent + Step, beginsInLine: false);
        }
    }

    static void WriteItems(StringBuilder yaml, JsonElement items, int indent, bool beginsInLine)
    {
        foreach (var item in items.EnumerateArray())
        {
            if (!beginsInLine) yaml.Append(' ', indent);
            beginsInLine = false;
            yaml.Append("- ");
            if (!IsBlock(item)) WriteInline(yaml, item, indent);
            else if (item.ValueKind == JsonValueKind.Object) WriteFields(yaml, item, indent + Step, beginsInLine: true);
            else WriteItems(yaml, item, indent + Step, beginsInLine: true);
        }
    }

    static void WriteInline(StringBuilder yaml, JsonElement value, int indent) => yaml.Append(value.ValueKind switch
    {
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        JsonValueKind.String => YamlTexts.Of(value.GetString()!, indent + Step),
        _ => value.GetRawText(),
    }).Append('\n');

    static bool IsBlock(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => false,
    };
}
