namespace Orchestrix.Runs;

/// <summary>A wish to bring a run into another state, with all that the decision depends on.</summary>
readonly record struct TransitionRequest
{
    public required RunState From { get; init; }

    public required RunState To { get; init; }

    public required DateTimeOffset Now { get; init; }

    public bool IsSubflow { get; init; }

    /// <summary>Whether something executes the body now, and can be asked to stop.</summary>
    public bool HasBody { get; init; }

    /// <summary>Whether the run can be started again by its deployment.</summary>
    public bool HasDeployment { get; init; }

    /// <summary>Whether the call is kept that the run began with, and what its steps came to, so that its body can be executed again.</summary>
    public bool KeepsCall { get; init; }

    /// <summary>Whether something has to be undone when the run is cancelled now.</summary>
    public bool HasToUndo { get; init; }

    /// <summary>Whether the run's result is kept, so that it must not be lost.</summary>
    public bool KeepsResult { get; init; }

    /// <summary>Whether the wished state brings a result that is kept.</summary>
    public bool BringsResult { get; init; }

    /// <summary>When the next attempt may begin; null when none is left.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Whether this pause was passed before.</summary>
    public bool PauseWasPassed { get; init; }

    /// <summary>When the pause runs out; null for one that does not.</summary>
    public DateTimeOffset? PauseEnds { get; init; }
}
