namespace Orchestrix.Automations.Simulations;

/// <summary>What automations would have done. Immutable.</summary>
public sealed class SimulationResult
{
    /// <summary>When the automations were enabled; <see langword="null"/> when there was no event, and no time was given.</summary>
    public DateTimeOffset? From { get; internal init; }

    /// <summary>How far the clock went on; <see langword="null"/> as above.</summary>
    public DateTimeOffset? Until { get; internal init; }

    /// <summary>How many events the automations saw.</summary>
    public int EventsSeen { get; internal init; }

    /// <summary>The firings, in their order.</summary>
    public IReadOnlyList<SimulatedFiring> Firings { get; internal init; } = [];

    /// <summary>The automations that are disabled, and so were left out.</summary>
    public IReadOnlyList<Automation> Disabled { get; internal init; } = [];

    /// <summary>Whether it ended early, since there were more firings than <see cref="SimulationOptions.MaxFirings"/>.</summary>
    public bool IsCutShort { get; internal init; }
}
