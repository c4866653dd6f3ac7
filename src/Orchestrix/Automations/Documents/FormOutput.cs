using System.Buffers;
using System.Text.Json;
using Orchestrix.Actions;

namespace Orchestrix.Automations.Documents;

/// <summary>Gathers what is read of an action whose fields are kept as they are: JSON, with defaults filled in.</summary>
sealed class FormOutput : IDisposable
{
    readonly ArrayBufferWriter<byte> buffer = new();
    readonly Dictionary<string, TemplateUse> templates = new(StringComparer.Ordinal);

    public FormOutput()
    {
        Json = new Utf8JsonWriter(buffer);
        Json.WriteStartObject();
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>The fields that may hold templates, and what these become.</summary>
    public IReadOnlyDictionary<string, TemplateUse> Templates => templates;

    /// <summary>Notes that a field may hold templates.</summary>
    public void Note(string field, TemplateUse use) => templates[field] = use;

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
