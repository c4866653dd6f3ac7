namespace Orchestrix.Runs;

/// <summary>The body of a run returned a state that is a failure. Not thrown to the caller, who gets the state; retry conditions see it, and it is kept with the run.</summary>
public sealed class ReturnedStateException : OrchestrixException
{
    internal ReturnedStateException(Run run, RunState state) : base($"'{run.Definition.Name}' returned the state {state}.")
    {
        Run = run;
        State = state;
    }

    /// <summary>The state.</summary>
    public RunState State { get; }

    internal Run Run { get; }
}
