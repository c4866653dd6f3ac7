namespace Orchestrix.Runs;

/// <summary>Something that is called when a run comes into a state.</summary>
/// <param name="Moment">When.</param>
/// <param name="Call">What.</param>
sealed record RunHook(HookMoment Moment, Func<Run, RunState, Task> Call);
