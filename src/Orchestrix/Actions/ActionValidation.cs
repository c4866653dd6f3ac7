using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Channels;
using Orchestrix.Flows;
using Orchestrix.Runs;

namespace Orchestrix.Actions;

/// <summary>What a host knows when it checks the actions of its automations.</summary>
public sealed class ActionValidation
{
    /// <summary>The channels.</summary>
    public required NotificationChannels Channels { get; init; }

    /// <summary>The flows and tasks.</summary>
    /// <value>By default <see langword="null"/>: unknown, and not checked.</value>
    public FlowRegistry? Flows { get; init; }

    /// <summary>Tells which types can be resolved.</summary>
    /// <value>By default <see langword="null"/>: unknown, and not checked.</value>
    public IServiceProviderIsService? Services { get; init; }

    /// <summary>Whether the automation is enabled. What a host lacks matters only then; what is wrong in itself is told anyway.</summary>
    /// <value>By default <see langword="true"/>.</value>
    public bool IsEnabled { get; init; } = true;

    /// <summary>What documents name; null when unknown, and not checked.</summary>
    internal ActionRegistry? Registry { get; init; }

    /// <summary>Why a flow cannot be called on an object of the services; null when it can, or needs none.</summary>
    internal string? MissingServiceOf(CapturedCall call) => IsEnabled && call.Service is { } type && Services?.IsService(type) == false
        ? $"its flow '{call.Definition.Name}' is called on a '{type}' of the application's services, which have none. Register it, for example with services.AddScoped<{type.Name}>()."
        : null;

    internal ActionValidation For(bool isEnabled) => new() { Channels = Channels, Flows = Flows, Services = Services, Registry = Registry, IsEnabled = isEnabled };
}
