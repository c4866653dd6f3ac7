using System.Text.Json;

namespace Orchestrix.Runs.Inputs;

/// <summary>What a paused or suspended run waits for: all that a form needs. Immutable.</summary>
public sealed class WaitingInput
{
    internal WaitingInput(OpenPause pause)
    {
        Key = pause.Key;
        Description = pause.Request.Description;
        Schema = pause.Request.Schema?.Json;
        Initial = pause.Request.Extras.Initial;
        Since = new DateTimeOffset(pause.SinceTicks, TimeSpan.Zero);
        Until = pause.UntilTicks is { } until ? new DateTimeOffset(until, TimeSpan.Zero) : null;
    }

    /// <summary>The key of the pause.</summary>
    public string Key { get; }

    /// <summary>What people read, in Markdown; <see langword="null"/> for nothing.</summary>
    public string? Description { get; }

    /// <summary>The JSON schema of the input; <see langword="null"/> where the run only waits to be resumed.</summary>
    public JsonElement? Schema { get; }

    /// <summary>What a form is filled with at first; <see langword="null"/> for nothing.</summary>
    public JsonElement? Initial { get; }

    /// <summary>Since when, in UTC.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Until when, in UTC; <see langword="null"/>: as long as it takes.</summary>
    public DateTimeOffset? Until { get; }

    /// <inheritdoc/>
    public override string ToString() => Description is null ? Key : $"{Key} ({Description})";
}
