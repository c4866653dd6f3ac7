using Orchestrix.Runs;

namespace Orchestrix.Runtime.V1;

/// <summary>A hook that an attribute names.</summary>
/// <param name="moment">When it is called.</param>
/// <param name="call">Calls it.</param>
public sealed class TrackedHook(TrackedMoment moment, Func<Run, RunState, Task> call)
{
    internal RunHook ToHook() => new(
        moment switch
        {
            TrackedMoment.Running => HookMoment.Running,
            TrackedMoment.Completion => HookMoment.Completion,
            TrackedMoment.Failure => HookMoment.Failure,
            TrackedMoment.Cancellation => HookMoment.Cancellation,
            TrackedMoment.Crash => HookMoment.Crash,
            _ => HookMoment.None,
        },
        call);
}
