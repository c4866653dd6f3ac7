using System.Runtime.ExceptionServices;

namespace Orchestrix.Runs;

/// <summary>How a call of a flow or task ended that returns nothing. Immutable.</summary>
public sealed class RunOutcome
{
    internal RunOutcome(Run? run, RunState state, Exception? exception)
    {
        Run = run;
        State = state;
        Exception = exception;
    }

    /// <summary>The run; <see langword="null"/> where nobody tracked the call.</summary>
    public Run? Run { get; }

    /// <summary>The state in which it ended.</summary>
    public RunState State { get; }

    /// <summary>What the call threw; <see langword="null"/> when it threw nothing.</summary>
    public Exception? Exception { get; }

    /// <summary>Whether it ended well.</summary>
    public bool IsCompleted => State.Type == StateType.Completed;

    /// <summary>Throws what the call threw, if it threw something.</summary>
    public void ThrowIfFailed()
    {
        if (Exception is not null) ExceptionDispatchInfo.Throw(Exception);
    }

    /// <inheritdoc/>
    public override string ToString() => State.ToString();
}
