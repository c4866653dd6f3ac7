using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Orchestrix.Events;

/// <summary>Reads and writes an event in Prefect's form.</summary>
static class EventJson
{
    /// <summary>Bytes of a line that may hold an event: its parts may be written with escapes, so that it is longer than the event itself.</summary>
    public const int LongestLine = 2 * EventLimits.SizeInBytes;

    const int Deepest = 64;

    /// <summary>Letters stand as themselves: the text is for files and terminals, and never for HTML.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an event as a value.</summary>
    public static void Write(Utf8JsonWriter json, OrchestrationEvent? @event, bool withReceived = false)
    {
        if (@event is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", @event.Id);
        json.WriteString("event", @event.Name);
        json.WriteString("occurred", @event.Occurred);
        if (withReceived && @event.Received != @event.Occurred) json.WriteString("received", @event.Received);
        json.WritePropertyName("resource");
        Write(json, @event.Resource);
        json.WriteStartArray("related");
        foreach (var resource in @event.Related) Write(json, resource);
        json.WriteEndArray();
        json.WritePropertyName("payload");
        @event.Payload.WriteTo(json);
        if (@event.Follows is { } follows) json.WriteString("follows", follows);
        json.WriteEndObject();
    }

    /// <summary>Reads an event that came from outside.</summary>
    /// <param name="json">The event.</param>
    /// <param name="number">Its number among others, from which it gets an id when it has none.</param>
    /// <param name="mistakes">Takes what is wrong, each in a sentence with its mend.</param>
    /// <returns>The event as it arrived; null when something is wrong.</returns>
    public static OrchestrationEvent? Read(ReadOnlySpan<byte> json, int number, List<string> mistakes)
    {
        if (!Utf8.IsValid(json) || !HasWholeTexts(json))
        {
            mistakes.Add("it has bytes or escapes that are no Unicode. Write an event as an object in one line, in UTF-8.");
            return null;
        }

        JsonElement element;
        try
        {
            element = JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false });
        }
        catch (JsonException exception)
        {
            mistakes.Add($"it is no JSON: {Reason(exception)} Write an event as an object in one line, in UTF-8.");
            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add("it is no object. Write { \"occurred\": …, \"event\": …, \"resource\": { … } }.");
            return null;
        }

        return new EventFields(JsonObject.Create(element)!, mistakes).Read(number);
    }

    // Escapes are checked nowhere else before they are read, and may stand anywhere in the payload.
    static bool HasWholeTexts(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = Deepest });
            while (reader.Read())
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (JsonException) // told with its reason by whoever parses it
        {
        }

        return true;
    }

    static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal); // of the line alone: it would be 0
        var message = end > 0 ? exception.Message[..end] : exception.Message;
        return exception.BytePositionInLine is { } at ? $"{message.TrimEnd('.')} (byte {at + 1})." : message;
    }

    static void Write(Utf8JsonWriter json, Resource resource)
    {
        json.WriteStartObject();
        foreach (var (label, value) in resource) json.WriteString(label, value);
        json.WriteEndObject();
    }
}
