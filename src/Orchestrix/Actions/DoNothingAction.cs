using System.Text.Json;

namespace Orchestrix.Actions;

/// <summary>Does nothing. That it was executed is an event, as for every action.</summary>
sealed class DoNothingAction : IWritableAction
{
    public string Type => "do-nothing";

    public ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken) => default;

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments) => null;
}
