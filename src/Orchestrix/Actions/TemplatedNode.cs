using System.Buffers;
using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Actions;

/// <summary>A value in JSON that may hold templates.</summary>
abstract class TemplatedNode
{
    /// <summary>The value; null when there is to be none.</summary>
    public abstract JsonElement? Render(RenderedSize rendering);

    protected static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer)) write(json);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}

/// <summary>The same at each rendering.</summary>
sealed class ConstantNode(JsonElement value) : TemplatedNode
{
    public override JsonElement? Render(RenderedSize rendering) => value;
}

/// <summary>A text that is a template.</summary>
/// <param name="path">Where it stands, for messages.</param>
/// <param name="template">The template.</param>
/// <param name="keepsType">Whether a template that is exactly one expression gives its value, and not its text.</param>
sealed class TemplateNode(string path, Template template, bool keepsType) : TemplatedNode
{
    public override JsonElement? Render(RenderedSize rendering) => rendering.Count(TemplatedText.Guarded(path, () =>
        keepsType ? template.Evaluate(rendering.Variables).ToJson() : TemplateValue.Of(template.Render(rendering.Variables)).ToJson()));
}

/// <summary>A list with templates in it.</summary>
sealed class ListNode(IReadOnlyList<TemplatedNode> items) : TemplatedNode
{
    public override JsonElement? Render(RenderedSize rendering)
    {
        List<JsonElement> rendered = [.. items.Select(i => i.Render(rendering)).OfType<JsonElement>()];
        return Write(json =>
        {
            json.WriteStartArray();
            foreach (var item in rendered) item.WriteTo(json);
            json.WriteEndArray();
        });
    }
}

/// <summary>An object with templates in it.</summary>
sealed class ObjectNode(IReadOnlyList<KeyValuePair<string, TemplatedNode>> fields) : TemplatedNode
{
    public IReadOnlyList<KeyValuePair<string, TemplatedNode>> Fields => fields;

    public override JsonElement? Render(RenderedSize rendering)
    {
        List<KeyValuePair<string, JsonElement>> rendered = [];
        foreach (var (name, field) in fields)
            if (field.Render(rendering) is { } value) rendered.Add(new(name, value));
        return Write(json =>
        {
            json.WriteStartObject();
            foreach (var (name, value) in rendered)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        });
    }
}

/// <summary>A placeholder for what a text says in JSON.</summary>
/// <param name="path">Where it stands, for messages.</param>
/// <param name="value">The text, or what is the value already; null for none.</param>
sealed class ParsedNode(string path, TemplatedNode? value) : TemplatedNode
{
    public override JsonElement? Render(RenderedSize rendering)
    {
        if (value?.Render(rendering) is not { } given) return null;
        if (given.ValueKind != JsonValueKind.String) return given;
        var text = given.GetString()!; // not null: of that kind
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new ActionFailedException($"Invalid parameters: {path} is to be JSON, but is '{(text.Length > 80 ? $"{text[..80]}…" : text)}': {exception.Message}", exception);
        }
    }
}

/// <summary>A placeholder for a variable of the workspace.</summary>
/// <param name="path">Where it stands, for messages.</param>
/// <param name="name">The variable's name; null for none.</param>
sealed class VariableNode(string path, string? name) : TemplatedNode
{
    public override JsonElement? Render(RenderedSize rendering)
    {
        if (name is null) return null;
        var variables = rendering.Variables.AsObject.Find("variables");
        var value = variables.IsUndefined ? variables : variables.AsObject.Find(name);
        return value.IsUndefined
            ? throw new ActionFailedException($"Invalid parameters: {path} is to be the workspace variable '{name}', and there is none of that name. Set it, or write the value itself.")
            : rendering.Count(value.ToJson());
    }
}

/// <summary>A placeholder for a value that is known. Not what stands in the document, and so no constant.</summary>
sealed class PlaceholderNode(ConstantNode value) : TemplatedNode
{
    public override JsonElement? Render(RenderedSize rendering) => value.Render(rendering);
}
