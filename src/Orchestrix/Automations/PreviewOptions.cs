using System.Text.Json;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>The firing that <see cref="AutomationPreview"/> assumes.</summary>
public sealed class PreviewOptions
{
    /// <summary>What the firing says: that the trigger's condition has come about, or that it is over again.</summary>
    /// <value>By default <see cref="TriggerState.Triggered"/>.</value>
    public TriggerState State { get; init; }

    /// <summary>The values of the labels that the trigger looks at separately.</summary>
    /// <value>By default <see langword="null"/>: those that the event has.</value>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The figure of a metric.</summary>
    /// <value>By default <see langword="null"/>: none.</value>
    public double? Value { get; init; }

    /// <summary>When the automation fires, in UTC.</summary>
    /// <value>By default <see langword="null"/>: when the event occurred; without an event, the first moment of 1970.</value>
    public DateTimeOffset? Fired { get; init; }

    /// <summary>The id of the firing.</summary>
    /// <value>By default empty.</value>
    public Guid Firing { get; init; }

    /// <summary>How arguments and results of flows become JSON.</summary>
    /// <value>By default <see langword="null"/>: by the defaults of System.Text.Json, where reflection is available.</value>
    public JsonSerializerOptions? Json { get; init; }
}
