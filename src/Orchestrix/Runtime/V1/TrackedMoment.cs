namespace Orchestrix.Runtime.V1;

/// <summary>When a hook of an attribute is called.</summary>
public enum TrackedMoment
{
    /// <summary>An attempt begins.</summary>
    Running,

    /// <summary>The run has ended well.</summary>
    Completion,

    /// <summary>The run has failed.</summary>
    Failure,

    /// <summary>The run is to stop, or was cancelled.</summary>
    Cancellation,

    /// <summary>What executed the run was lost.</summary>
    Crash,
}
