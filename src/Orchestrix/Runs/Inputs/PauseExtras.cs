using System.Text.Json;

namespace Orchestrix.Runs.Inputs;

/// <summary>What few pauses have. Apart, since a run that waits holds its request for long.</summary>
sealed record PauseExtras(JsonElement? Initial, bool IsSensitive)
{
    public static readonly PauseExtras None = new(null, false);
}
