using Orchestrix.Channels;
using Orchestrix.Runs;

namespace Orchestrix.Automations;

/// <summary>What actions act with.</summary>
sealed class ActionServices
{
    public required IRunStarter Runs { get; init; }

    public required IRunControl RunControl { get; init; }

    public required NotificationChannels Channels { get; init; }

    /// <summary>Where the scope of each attempt comes from.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Lets flows that an action calls directly be tracked by this host; null in tests without one.</summary>
    public EngineScope? Scope { get; init; }
}
