using Orchestrix.Actions;
using Orchestrix.Channels;
using Orchestrix.Runs;

namespace Orchestrix.Automations;

/// <summary>What actions act with.</summary>
sealed class ActionServices
{
    public required IRunStarter Runs { get; init; }

    public required IRunControl RunControl { get; init; }

    public required IAutomationSwitch Automations { get; init; }

    public required NotificationChannels Channels { get; init; }

    /// <summary>What actions of documents name.</summary>
    public ActionRegistry Registry { get; init; } = ActionRegistry.Empty;

    /// <summary>Where the scope of each attempt comes from.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>What tracks flows that an action calls directly; null in tests without one.</summary>
    public RunEngine? Engine { get; init; }
}
