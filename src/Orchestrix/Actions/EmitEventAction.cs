using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Actions.Variables;
using Orchestrix.Events;
using Orchestrix.Templates;

namespace Orchestrix.Actions;

/// <summary>Emits an event.</summary>
sealed class EmitEventAction : IWritableAction
{
    readonly Func<ActionContext, NewEvent>? draft;
    readonly IReadOnlyList<string> mistakes = [];
    readonly string name = "";
    readonly TemplatedResource? resource;
    readonly IReadOnlyList<TemplatedResource> related = [];
    readonly TemplatedJson? payload;

    public EmitEventAction(Func<ActionContext, NewEvent> draft) => this.draft = draft;

    /// <summary>One that was declared wrongly.</summary>
    public EmitEventAction(IReadOnlyList<string> mistakes) => this.mistakes = mistakes;

    /// <summary>An event whose labels and payload may hold templates.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="resource">What the event is about.</param>
    /// <param name="related">What else is involved.</param>
    /// <param name="payload">An object, or undefined for none.</param>
    public EmitEventAction(string name, Resource resource, IReadOnlyList<Resource> related, JsonElement payload)
    {
        this.name = name;
        this.resource = new TemplatedResource("resource", resource);
        this.related = [.. related.Select((r, i) => new TemplatedResource($"related.{i}", r))];
        if (payload.ValueKind == JsonValueKind.Object) this.payload = TemplatedJson.Of("payload", payload, TemplateUse.Data);
    }

    public string Type => "emit-event";

    public async ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (draft is not null)
        {
            await context.Events.EmitAsync(draft(context), cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            await context.Events.EmitAsync(await DraftAsync(context, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidEventException exception)
        {
            throw new ActionFailedException(exception.Message, exception); // the same fields would be refused again
        }
    }

    public IEnumerable<string> Validate(ActionValidation host) => mistakes.Concat(Resources.SelectMany(r => r.Mistakes)).Concat(payload?.Mistakes ?? []);

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments) => Write(json, r => r.Source, payload?.Source);

    public string? RenderFields(Utf8JsonWriter json, ActionSubject subject)
    {
        var variables = ActionVariables.Of(subject);
        return Write(json, r => r.Render(variables), payload?.Render(variables));
    }

    IEnumerable<TemplatedResource> Resources => resource is null ? related : related.Prepend(resource);

    string? Write(Utf8JsonWriter json, Func<TemplatedResource, Resource> of, JsonElement? data)
    {
        if (draft is not null) return "its event is made by a delegate, which has no name. Emit a fixed event with Then.Emit(name, resourceId), or give the delegate a name with Then.Do(name, …).";
        if (resource is null) return string.Join(' ', mistakes);
        json.WriteString("event", name);
        json.WritePropertyName("resource");
        Write(json, of(resource));
        json.WriteStartArray("related");
        foreach (var other in related) Write(json, of(other));
        json.WriteEndArray();
        json.WritePropertyName("payload");
        if (data is { } known)
        {
            known.WriteTo(json);
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
    async ValueTask<NewEvent> DraftAsync(ActionContext context, CancellationToken cancellationToken)
    {
        TemplateValue variables = default;
        if (payload is { IsConstant: false } || Resources.Any(r => r.HasTemplates))
        {
            HashSet<string> names = [.. Resources.SelectMany(r => r.Names), .. payload?.Names ?? new HashSet<string>()];
            variables = ActionVariables.Of(await SubjectFinder.FindAsync(context, names, cancellationToken).ConfigureAwait(false));
        }

        return new NewEvent(name, resource!.Render(variables)) // not null: only executed without mistakes
        {
            Related = [.. related.Select(r => r.Render(variables))],
            Payload = payload is null ? null : JsonObject.Create(payload.Render(variables)),
        };
    }
}
