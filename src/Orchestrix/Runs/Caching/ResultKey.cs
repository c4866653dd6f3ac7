namespace Orchestrix.Runs.Caching;

/// <summary>Under what a result is kept: the task, and 128 bits of what its key is made of.</summary>
/// <param name="Task">The task's identity.</param>
/// <param name="Hash">The hash.</param>
public readonly record struct ResultKey(string Task, UInt128 Hash);
