namespace Orchestrix.Runs;

/// <summary>
/// A further attempt of a run called a step with other arguments than an earlier attempt, so that what is remembered does not belong to what is asked.
/// The step's body did not run, and the run is not retried.
/// </summary>
public sealed class StepChangedException : OrchestrixException
{
    internal StepChangedException(string step, int ordinal, string difference)
        : base($"Step {ordinal} ('{step}') was called with other arguments than in an earlier attempt of the same run: {difference}. " +
               "Take what changes from attempt to attempt (time, ids, random numbers) from RunContext, or say what shall happen with OnInputChanged.")
    {
        Step = step;
        Ordinal = ordinal;
        Difference = difference;
    }

    /// <summary>The task's identity.</summary>
    public string Step { get; }

    /// <summary>The step's place among those of its parent, from 1.</summary>
    public int Ordinal { get; }

    /// <summary>The arguments that differ, before and now.</summary>
    public string Difference { get; }
}
