using System.Text.Json;

namespace Orchestrix.Actions;

/// <summary>An action that is nothing but its type and its fields. A handler executes it, which a host registers for the type.</summary>
sealed class DeclaredAction : IWritableAction
{
    public DeclaredAction(string type, JsonElement fields)
    {
        Type = type;
        Fields = fields;
    }

    public string Type { get; }

    /// <summary>An object: the fields that the type has, with defaults filled in.</summary>
    public JsonElement Fields { get; }

    /// <summary>The fields that hold templates.</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>What is wrong with the fields; only for actions that no document reader has checked.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    public ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken) =>
        context.Registry.Handlers.TryGetValue(Type, out var resolve)
            ? resolve(context.Services).HandleAsync(context, cancellationToken)
            : throw new ActionFailedException(NoHandler);

    public IEnumerable<string> Validate(ActionValidation host)
    {
        foreach (var mistake in Mistakes) yield return mistake;
        if (!host.IsEnabled) yield break;
        foreach (var field in Templates) yield return TemplateText.Refusal(field);
        if (host.Registry is { } registry && !registry.Handlers.ContainsKey(Type)) yield return NoHandler;
    }

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments)
    {
        if (Mistakes.Count > 0) return string.Join(' ', Mistakes);
        foreach (var field in Fields.EnumerateObject()) field.WriteTo(json);
        return null;
    }

    string NoHandler => $"there is no handler for actions of type '{Type}'. Register one with AddActionHandler<THandler>(\"{Type}\"), or disable the automation.";
}
