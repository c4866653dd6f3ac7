using Orchestrix.Limits;
using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>The limits of an application, and what was said of single tasks, until its host starts.</summary>
sealed class TaskPolicySetup
{
    readonly List<(RunnableDefinition Task, TaskLimit Limit)> limited = [];

    public List<LimitDefinition> Limits { get; } = [];

    public void Add(RunnableDefinition task, TaskLimit limit) => limited.Add((task, limit));

    /// <summary>What stands before the bodies of tasks; null when nothing does anywhere.</summary>
    public RunPolicies? Make(LimitRegistry registry) => Limits.Count == 0 ? null : new RunPolicies(
        registry, limited.GroupBy(l => l.Task.Identity).ToDictionary(g => g.Key, g => new TaskPolicy([.. g.Select(l => l.Limit)]), StringComparer.Ordinal));

    /// <summary>What is wrong, each in a sentence.</summary>
    public IEnumerable<string> Mistakes()
    {
        foreach (var name in Limits.GroupBy(l => l.Name).Where(g => g.Count() > 1).Select(g => g.Key)) yield return $"The limit '{name}' is added more than once. Give each limit a name of its own.";
        foreach (var (task, limit) in limited)
        {
            if (task is not TaskDefinition) yield return $"'{task.Name}' is a flow, and only tasks have limits. Limit its tasks, or take slots in its body with Limit.AcquireAsync.";
            if (!Limits.Exists(l => l.Name == limit.Name)) yield return $"The task '{task.Name}' is limited by '{limit.Name}': {LimitException.Unknown(limit.Name, Limits.Select(l => l.Name)).Message}";
            if (limit.Slots < 1) yield return $"The task '{task.Name}' asks for {limit.Slots} slots of '{limit.Name}'. Ask for at least 1.";
            if (limit.Key is { } key && !task.Parameters.Any(p => p.Name == key))
                yield return $"The limit '{limit.Name}' of the task '{task.Name}' has a set of slots for each '{key}', but the task has no such parameter.{Spelling.Suggest(key, task.Parameters.Select(p => p.Name))}";
        }
    }
}
