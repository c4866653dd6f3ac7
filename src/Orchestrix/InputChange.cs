namespace Orchestrix;

/// <summary>What happens when a further attempt of a run calls a step with other arguments than the attempt before.</summary>
public enum InputChange
{
    /// <summary>The run ends as Failed and tells the difference; it is not retried, and the step's body does not run.</summary>
    Stop,

    /// <summary>The remembered result answers for the new arguments too.</summary>
    Reuse,

    /// <summary>The step's body runs with the new arguments.</summary>
    Rerun,
}
