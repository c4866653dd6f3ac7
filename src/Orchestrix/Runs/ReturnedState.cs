namespace Orchestrix.Runs;

/// <summary>What becomes of a run whose body returned a state: it ends in that state.</summary>
static class ReturnedState
{
    /// <summary>The state in which the run ends.</summary>
    public static RunState EndOf(Run run, RunState returned)
    {
        var end = returned.IsTerminal ? returned : new RunState(StateType.Failed, message: $"The body returned the state {returned}, which is not an end. Return one of type Completed, Failed, Cancelled or Crashed.");
        if (end.Type is StateType.Failed or StateType.Crashed) run.EnsureDetails().Exception = new ReturnedStateException(run, end);
        return end;
    }

    /// <summary>A returned failure goes the way of a thrown one: it may be retried.</summary>
    public static void ThrowIfFailed<T>(Run run, T result)
    {
        if (result is RunState returned && EndOf(run, returned) is { Type: StateType.Failed } failed) throw new ReturnedStateException(run, failed);
    }

    /// <summary>Whether what a body returned is a state that is no success, and so answers for no other run or attempt.</summary>
    public static bool IsNoResult<T>(T result) => result is RunState { Type: not StateType.Completed };

    /// <summary>Whether an exception stands for the state that the run's body returned, which the caller gets.</summary>
    public static bool IsOf(Run run, Exception exception) => exception is ReturnedStateException returned && ReferenceEquals(returned.Run, run);
}
