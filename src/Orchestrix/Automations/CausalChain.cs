using System.Globalization;
using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Automations;

/// <summary>The way back from an effect to the first event that led to it, firing by firing. Immutable.</summary>
public sealed class CausalChain
{
    readonly string effect;

    internal CausalChain(EventReference effect, IReadOnlyList<CausalLink> links)
    {
        this.effect = effect is { Entry: Run run, Part: 0 } ? $"{(run is FlowRun ? "flow run" : "task run")} '{run.Name}'" : Describe(effect);
        Links = links;
    }

    /// <summary>The firings that led to the effect, newest first; empty when no automation did.</summary>
    public IReadOnlyList<CausalLink> Links { get; }

    /// <summary>The event with which it began; <see langword="null"/> when no automation led to the effect, when it began with nothing happening, or the event is no longer kept.</summary>
    public OrchestrationEvent? First => Links.Count == 0 ? null : Links[^1].Event;

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Links.Count == 0) return $"{effect}: no automation led to it.";
        return string.Join('\n', [effect, .. Links.Select((l, i) => $"{new string(' ', 2 * i)}← {l}")]);
    }

    internal static string Describe(EventReference @event)
    {
        var resource = @event.TryGetLabel(LabelNames.ResourceId, out var id) ? id.ToString() : "";
        return $"{@event.Name.Text} of '{resource}' at {new DateTime(@event.OccurredTicks, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}";
    }
}
