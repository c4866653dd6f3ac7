using System.Text.Json;
using Orchestrix.Channels;
using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Actions;

/// <summary>What an action may know about its firing, and what it may act with. One per attempt; may be used from any thread.</summary>
public sealed class ActionContext
{
    readonly List<Resource> touched = [];
    JsonElement? rendered;

    /// <summary>The automation's name.</summary>
    public required string Automation { get; init; }

    /// <summary>The id of the automation's firing.</summary>
    public required Guid Firing { get; init; }

    /// <summary>When the automation fired, in UTC.</summary>
    public required DateTimeOffset Fired { get; init; }

    /// <summary>The action's place among those of the automation, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The event at which the automation fired, or the last one before a silence; <see langword="null"/> when there was none.</summary>
    public required OrchestrationEvent? Event { get; init; }

    /// <summary>The labels that the trigger looks at separately, with the values for which it fired; empty when there are none.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Which attempt this is; the first is 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The same text at each attempt of this action on this firing, and at no other time.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The link by which effects are known to come from this firing.</summary>
    public required Causation Cause { get; init; }

    /// <summary>The host's clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Starts runs; they carry <see cref="Cause"/>.</summary>
    public required IRunStarter Runs { get; init; }

    /// <summary>Changes runs.</summary>
    public required IRunControl RunControl { get; init; }

    /// <summary>Enables and disables automations.</summary>
    public required IAutomationSwitch Automations { get; init; }

    /// <summary>Emits events; they carry <see cref="Cause"/>.</summary>
    public required IEventPublisher Events { get; init; }

    /// <summary>The host's channels.</summary>
    public required NotificationChannels Channels { get; init; }

    /// <summary>The services of this attempt: a scope of its own, disposed when the attempt has ended.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The fields of an action that is executed by a handler for its type, defaults filled in and templates rendered: an object.</summary>
    /// <value>By default undefined: the action has none.</value>
    public JsonElement Fields
    {
        get => rendered ?? field;
        init;
    }

    /// <summary>The run that <see cref="Event"/> is about; <see langword="null"/> when it is about something else. It may have moved on since.</summary>
    public Run? Run => (Event as RunStateChanged)?.Run;

    /// <summary>What the flow returned that <see cref="Event"/> is about, once it has; <see langword="null"/> when it returned nothing.</summary>
    public object? Result => (Run as FlowRun)?.Result;

    /// <summary>Names a resource that the action acts on: it stands on the event that says what became of the action.</summary>
    /// <param name="resource">The resource, with its role.</param>
    public void Touch(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        lock (touched) touched.Add(resource);
    }

    /// <summary>What templates may know beyond the rest.</summary>
    internal FiringDetails Details { get; init; } = FiringDetails.Unknown;

    /// <summary>Lets the fields be what their templates gave, for this attempt.</summary>
    internal void UseRendered(JsonElement fields) => rendered = fields;

    internal ActionRegistry Registry { get; init; } = ActionRegistry.Empty;

    internal IReadOnlyList<Resource> Touched
    {
        get
        {
            lock (touched) return [.. touched];
        }
    }
}
