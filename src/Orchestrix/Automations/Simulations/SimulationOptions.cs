namespace Orchestrix.Automations.Simulations;

/// <summary>What of the events is looked at, and how far.</summary>
public sealed class SimulationOptions
{
    /// <summary>When the automations are enabled: windows that need no event open then. Events that arrived earlier are left out.</summary>
    /// <value>By default <see langword="null"/>: with the first event.</value>
    public DateTimeOffset? From { get; init; }

    /// <summary>How far the clock goes on, this moment included. Events that arrived later are left out.</summary>
    /// <value>By default <see langword="null"/>: to the arrival of the last event, or to <see cref="From"/> when there is none.</value>
    public DateTimeOffset? Until { get; init; }

    internal const int WindowEndsPerFiring = 10;

    /// <summary>After how many firings the simulation ends, since rules can fire without an end; also when windows have ended ten times as often, whether or not something fired.</summary>
    /// <value>By default 1,000,000.</value>
    public int MaxFirings { get; init; } = 1_000_000;

    /// <summary>How many decisions are kept, so that <see cref="SimulationResult.Explain(string)"/> can tell why an automation fired or did not; each takes about 200 bytes.</summary>
    /// <value>By default 100,000. 0: none, and firings have no <see cref="SimulatedFiring.Count"/>.</value>
    public int ExplainedDecisions { get; init; } = 100_000;
}
