using System.Buffers;
using System.Text.Json;

namespace Orchestrix.Automations.Documents;

/// <summary>Gathers what is read of an action whose fields are kept as they are: JSON, with defaults filled in.</summary>
sealed class FormOutput : IDisposable
{
    readonly ArrayBufferWriter<byte> buffer = new();
    readonly List<string> templates = [];

    public FormOutput()
    {
        Json = new Utf8JsonWriter(buffer);
        Json.WriteStartObject();
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>The fields that hold templates.</summary>
    public IReadOnlyList<string> Templates => templates;

    /// <summary>Notes the templates in a value, however deep.</summary>
    public void Note(string field, DocumentNode value)
    {
        if (templates.Contains(field)) return;
        if (value.IsTemplate) templates.Add(field);
        else foreach (var child in value.Children) Note(field, child);
    }

    public JsonElement ToElement()
    {
        Json.WriteEndObject();
        Json.Flush();
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    public void Dispose() => Json.Dispose();

    /// <summary>A value as it is.</summary>
    public static JsonElement ToElement(DocumentNode node)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer)) node.WriteTo(json);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
