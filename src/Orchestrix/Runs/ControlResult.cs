using Orchestrix.Runs.Inputs;

namespace Orchestrix.Runs;

/// <summary>What became of a change that was asked for from outside.</summary>
/// <param name="IsAccepted">Whether the run took the change.</param>
/// <param name="State">The run's state afterwards; <see langword="null"/> when there is no such run.</param>
/// <param name="Reason">Why the run did not take it; <see langword="null"/> when it did.</param>
public readonly record struct ControlResult(bool IsAccepted, RunState? State, string? Reason)
{
    /// <summary>Everything that is wrong with the input which the run was to get.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<InputMistake> Mistakes
    {
        get => field ?? [];
        init;
    }
}
