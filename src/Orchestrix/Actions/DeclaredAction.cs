using System.Text.Json;
using Orchestrix.Actions.Variables;

namespace Orchestrix.Actions;

/// <summary>An action that is nothing but its type and its fields. A handler executes it, which a host registers for the type.</summary>
sealed class DeclaredAction : IWritableAction
{
    readonly TemplatedJson fields;

    /// <param name="type">The type.</param>
    /// <param name="fields">An object.</param>
    /// <param name="uses">Which of the fields may hold templates; null for none.</param>
    public DeclaredAction(string type, JsonElement fields, IReadOnlyDictionary<string, TemplateUse>? uses = null)
    {
        Type = type;
        this.fields = TemplatedJson.Of(fields, uses ?? new Dictionary<string, TemplateUse>());
    }

    public string Type { get; }

    /// <summary>An object: the fields that the type has, with defaults filled in, and with templates as they were declared.</summary>
    public JsonElement Fields => fields.Source;

    /// <summary>What is wrong with the fields; only for actions that no document reader has checked.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    public async ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (!context.Registry.Handlers.TryGetValue(Type, out var resolve)) throw new ActionFailedException(NoHandler);
        if (!fields.IsConstant) context.UseRendered(fields.Render(ActionVariables.Of(await SubjectFinder.FindAsync(context, fields.Names, cancellationToken).ConfigureAwait(false))));
        await resolve(context.Services).HandleAsync(context, cancellationToken).ConfigureAwait(false);
    }

    public IEnumerable<string> Validate(ActionValidation host)
    {
        foreach (var mistake in Mistakes.Concat(fields.Mistakes)) yield return mistake;
        if (host.IsEnabled && host.Registry is { } registry && !registry.Handlers.ContainsKey(Type)) yield return NoHandler;
    }

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments) => Write(json, Fields);

    public string? RenderFields(Utf8JsonWriter json, ActionSubject subject) => Write(json, fields.Render(ActionVariables.Of(subject)));

    string? Write(Utf8JsonWriter json, JsonElement written)
    {
        if (Mistakes.Count > 0) return string.Join(' ', Mistakes);
        foreach (var field in written.EnumerateObject()) field.WriteTo(json);
        return null;
    }

    string NoHandler => $"there is no handler for actions of type '{Type}'. Register one with AddActionHandler<THandler>(\"{Type}\"), or disable the automation.";
}
