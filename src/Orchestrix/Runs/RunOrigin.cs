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

    int held;
    volatile bool hasLeft;

    /// <summary>Whether the run needs no place any more.</summary>
    public bool HasLeft
    {
        get => hasLeft;
        set => hasLeft = value;
    }

    /// <summary>How many futures the run's code waits for right now. Guarded by the runner.</summary>
    public int Waits { get; set; }

    /// <summary>Whether the run holds a place.</summary>
    public bool HasPlace => Volatile.Read(ref held) != 0;

    /// <summary>The run has a place from now on.</summary>
    public void Hold() => Volatile.Write(ref held, 1);

    /// <summary>The run has no place from now on. Returns whether it had one: of two that ask, one is told so.</summary>
    public bool TryGiveUp() => Interlocked.Exchange(ref held, 0) != 0;
}
