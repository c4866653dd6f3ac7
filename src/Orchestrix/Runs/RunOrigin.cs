using Orchestrix.Runs.Futures;

namespace Orchestrix.Runs;

/// <summary>What a submitted run has beyond an ordinary one. It stands between the run and its parent, so that ordinary runs carry nothing of it.</summary>
/// <param name="owner">The parent; for a root the engine.</param>
sealed class RunOrigin(object owner)
{
    public object Owner => owner;

    public Run? Parent => owner as Run;

    /// <summary>When the body began, in UTC ticks; 0 while it has not, and where the run's history says it.</summary>
    public long BeganTicks { get; set; }

    /// <summary>What had to end before the run could begin.</summary>
    public RunUpstream[] Upstreams { get; init; } = [];

    /// <summary>What has not ended yet of that; null once everything has.</summary>
    public IReadOnlyList<RunFuture>? WaitsFor { get; set; }

    /// <summary>Where the body waits for its place, or has it; null where it needs none.</summary>
    public FutureRunner? Runner { get; set; }

    /// <summary>Whether the run holds a place. Guarded by the runner, as the two below.</summary>
    public bool HasPlace { get; set; }

    /// <summary>Whether the run needs no place any more.</summary>
    public bool HasLeft { get; set; }

    /// <summary>How many futures the run's code waits for right now.</summary>
    public int Waits { get; set; }
}
