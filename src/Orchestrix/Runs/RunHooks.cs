using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>The hooks of one flow or task, in the order in which they were added. Immutable.</summary>
sealed class RunHooks(IEnumerable<RunHook> hooks) : StateHooks
{
    public IReadOnlyList<RunHook> All { get; } = [.. hooks];

    /// <summary>Those that a state calls.</summary>
    public IReadOnlyList<RunHook> At(HookMoment moment) => [.. All.Where(h => h.Moment == moment)];

    public static HookMoment MomentOf(RunState state) => state.Type switch
    {
        StateType.Running => HookMoment.Running,
        StateType.Completed => HookMoment.Completion,
        StateType.Failed => HookMoment.Failure,
        StateType.Cancelling or StateType.Cancelled => HookMoment.Cancellation,
        StateType.Crashed => HookMoment.Crash,
        _ => HookMoment.None,
    };
}
