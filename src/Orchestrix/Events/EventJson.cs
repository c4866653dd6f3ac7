using System.Text.Json;

namespace Orchestrix.Events;

/// <summary>Writes an event as Prefect does.</summary>
static class EventJson
{
    public static void Write(Utf8JsonWriter json, OrchestrationEvent? @event)
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

    static void Write(Utf8JsonWriter json, Resource resource)
    {
        json.WriteStartObject();
        foreach (var (label, value) in resource) json.WriteString(label, value);
        json.WriteEndObject();
    }
}
