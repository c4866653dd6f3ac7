using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Events;

namespace Orchestrix.Actions;

/// <summary>Emits an event.</summary>
sealed class EmitEventAction : IWritableAction
{
    readonly Func<ActionContext, NewEvent>? draft;
    readonly IReadOnlyList<string> mistakes = [];
    readonly string name = "";
    readonly Resource? resource;
    readonly IReadOnlyList<Resource> related = [];
    readonly JsonElement payload;

    public EmitEventAction(Func<ActionContext, NewEvent> draft) => this.draft = draft;

    /// <summary>One that was declared wrongly.</summary>
    public EmitEventAction(IReadOnlyList<string> mistakes) => this.mistakes = mistakes;

    /// <summary>The same event at each firing.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="resource">What the event is about.</param>
    /// <param name="related">What else is involved.</param>
    /// <param name="payload">An object, or undefined for none.</param>
    public EmitEventAction(string name, Resource resource, IReadOnlyList<Resource> related, JsonElement payload)
    {
        this.name = name;
        this.resource = resource;
        this.related = related;
        this.payload = payload;
    }

    public string Type => "emit-event";

    public async ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken) =>
        await context.Events.EmitAsync(draft is null ? Draft() : draft(context), cancellationToken).ConfigureAwait(false);

    public IEnumerable<string> Validate(ActionValidation host) => mistakes;

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments)
    {
        if (draft is not null) return "its event is made by a delegate, which has no name. Emit a fixed event with Then.Emit(name, resourceId), or give the delegate a name with Then.Do(name, …).";
        if (resource is null) return string.Join(' ', mistakes);
        json.WriteString("event", name);
        json.WritePropertyName("resource");
        Write(json, resource);
        json.WriteStartArray("related");
        foreach (var other in related) Write(json, other);
        json.WriteEndArray();
        json.WritePropertyName("payload");
        if (payload.ValueKind == JsonValueKind.Object)
        {
            payload.WriteTo(json);
            return null;
        }

        json.WriteStartObject();
        json.WriteEndObject();
        return null;
    }

    static void Write(Utf8JsonWriter json, Resource resource)
    {
        json.WriteStartObject();
        foreach (var (label, value) in resource) json.WriteString(label, value);
        json.WriteEndObject();
    }

    // The payload anew each time: a JsonObject is not for several threads.
    NewEvent Draft() => new(name, resource!) { Related = related, Payload = payload.ValueKind == JsonValueKind.Object ? JsonObject.Create(payload) : null }; // not null: only executed without mistakes
}
