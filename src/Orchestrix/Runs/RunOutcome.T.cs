using System.Runtime.ExceptionServices;

namespace Orchestrix.Runs;

/// <summary>How a call of a flow or task ended that returns a value. Immutable.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class RunOutcome<T>
{
    internal RunOutcome(Run? run, RunState state, Exception? exception, T? value)
    {
        Run = run;
        State = state;
        Exception = exception;
        Value = value;
    }

    /// <summary>The run; <see langword="null"/> where nobody tracked the call.</summary>
    public Run? Run { get; }

    /// <summary>The state in which it ended.</summary>
    public RunState State { get; }

    /// <summary>What the call threw; <see langword="null"/> when it threw nothing.</summary>
    public Exception? Exception { get; }

    /// <summary>What the call returned; the type's default when it threw.</summary>
    public T? Value { get; }

    /// <summary>Whether it ended well.</summary>
    public bool IsCompleted => State.Type == StateType.Completed;

    /// <summary>The value; throws what the call threw, if it threw something.</summary>
    /// <returns>The value.</returns>
    public T ValueOrThrow()
    {
        if (Exception is not null) ExceptionDispatchInfo.Throw(Exception);
        return Value!;
    }

    /// <inheritdoc/>
    public override string ToString() => State.ToString();
}
