using Orchestrix.Events;

namespace Orchestrix.Runs;

/// <summary>How a run is started that nobody awaits.</summary>
public sealed class StartOptions
{
    /// <summary>When the run shall begin.</summary>
    /// <value>By default <see langword="null"/>: at once.</value>
    public DateTimeOffset? At { get; init; }

    /// <summary>The automation and event that the run is started for.</summary>
    /// <value>By default <see langword="null"/>: none.</value>
    public Causation? Cause { get; init; }

    /// <summary>Starts with the same key yield one run.</summary>
    /// <value>By default <see langword="null"/>: each start yields a run of its own.</value>
    public string? IdempotencyKey { get; init; }
}
