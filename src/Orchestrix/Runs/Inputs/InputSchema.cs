using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Orchestrix.Runs.Inputs;

/// <summary>What the input of a pause has to look like. One per type and host; immutable.</summary>
sealed class InputSchema
{
    static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Complete };

    readonly JsonTypeInfo type;

    public InputSchema(JsonTypeInfo type)
    {
        this.type = type;
        using var document = JsonDocument.Parse(type.GetJsonSchemaAsNode(Exporting).ToJsonString());
        Json = document.RootElement.Clone();
    }

    public JsonElement Json { get; }

    /// <summary>How inputs are read: as the application reads JSON, but missing and null values are found, and names may be written in small letters.</summary>
    public static JsonSerializerOptions OptionsFor(JsonSerializerOptions application) => new(application)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = true,
    };

    /// <summary>Everything that is wrong with an input; empty when it can be read.</summary>
    public IReadOnlyList<InputMistake> Check(JsonElement? input)
    {
        if (input is not { ValueKind: not JsonValueKind.Undefined } value) return [new InputMistake("$", $"expected {InputShape.Expected(Json)}, got nothing")];
        var mistakes = new InputShape(Json).Check(value);
        return mistakes.Count > 0 ? mistakes : ReadError(value) is { } mistake ? [mistake] : [];
    }

    // What a schema cannot say, the type's converters and properties do.
    InputMistake? ReadError(JsonElement value)
    {
        try
        {
            _ = value.Deserialize(type);
            return null;
        }
        catch (JsonException exception)
        {
            return new InputMistake(exception.Path ?? "$", exception.Message.Split(" Path: ")[0].Trim());
        }
        catch (Exception exception) // the type's own: whatever it throws, it is no such value
        {
            return new InputMistake("$", $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    static JsonNode Complete(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node) return schema;

        // A field that nobody reads is a mistake of whoever wrote it.
        if (node.ContainsKey("properties") && !node.ContainsKey("additionalProperties") && !context.TypeInfo.Properties.Any(p => p.IsExtensionData)) node["additionalProperties"] = false;
        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute { Description: { Length: > 0 } text }, ..]) node["description"] = text;
        return node;
    }
}
