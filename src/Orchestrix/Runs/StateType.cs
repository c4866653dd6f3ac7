namespace Orchestrix.Runs;

/// <summary>The types of a run's states. The type decides what may happen next; a state's name is for people. The types are Prefect's.</summary>
public enum StateType
{
    /// <summary>Will begin at a given time.</summary>
    Scheduled,

    /// <summary>Accepted, about to begin.</summary>
    Pending,

    /// <summary>The body executes.</summary>
    Running,

    /// <summary>The body ended well. Terminal.</summary>
    Completed,

    /// <summary>The body threw, and no attempt is left. Terminal.</summary>
    Failed,

    /// <summary>The run was cancelled. Terminal.</summary>
    Cancelled,

    /// <summary>What executed the run was lost. Terminal.</summary>
    Crashed,

    /// <summary>Waits until somebody resumes it.</summary>
    Paused,

    /// <summary>Asked to stop; the body is ending.</summary>
    Cancelling,
}
