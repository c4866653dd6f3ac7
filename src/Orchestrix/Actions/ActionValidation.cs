using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Channels;
using Orchestrix.Flows;

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
}
