using System.Buffers;
using System.Text.Json;
using Orchestrix.Runs;
using Orchestrix.Templates;

namespace Orchestrix.Actions;

/// <summary>Writes arguments that C# gives. In a document a text of theirs might look like a template, so it stands in a placeholder that keeps it as it is.</summary>
static class LiteralArguments
{
    const string Kind = "__prefect_kind";

    /// <summary>Writes them. Returns why that is not possible, in a sentence with its mend; null when it was.</summary>
    public static string? Write(CapturedCall call, Utf8JsonWriter json, JsonSerializerOptions options)
    {
        ArrayBufferWriter<byte> buffer = new();
        string? refusal;
        using (Utf8JsonWriter own = new(buffer)) refusal = ArgumentJson.Write(call, own, options);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        Write(json, document.RootElement);
        return refusal;
    }

    static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when Template.IsTemplate(value.GetString()!): // not null: of that kind
            case JsonValueKind.Object when value.TryGetProperty(Kind, out _):
                json.WriteStartObject();
                json.WriteString(Kind, "none");
                json.WritePropertyName("value");
                value.WriteTo(json);
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(json, item);
                json.WriteEndArray();
                break;
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var field in value.EnumerateObject())
                {
                    json.WritePropertyName(field.Name);
                    Write(json, field.Value);
                }

                json.WriteEndObject();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
