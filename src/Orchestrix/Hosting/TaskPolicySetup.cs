using Orchestrix.Limits;
using Orchestrix.Runs;
using Orchestrix.Runs.Caching;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>The limits of an application, and what was said of single tasks, until its host starts.</summary>
sealed class TaskPolicySetup
{
    readonly List<(RunnableDefinition Task, TaskLimit Limit)> limited = [];

    readonly List<(RunnableDefinition Task, TaskCache Cache)> cached = [];

    public List<LimitDefinition> Limits { get; } = [];

    public void Add(RunnableDefinition task, TaskLimit limit) => limited.Add((task, limit));

    public void Add(RunnableDefinition task, TaskCache cache) => cached.Add((task, cache));

    /// <summary>What stands before the bodies of tasks; null when nothing does anywhere.</summary>
    public RunPolicies? Make(LimitRegistry registry, IEnumerable<TaskDefinition> known)
    {
        Dictionary<string, DeclaredPolicy> declared = new(StringComparer.Ordinal);
        foreach (var task in known)
            if (task.Rules is DeclaredPolicy said) declared.TryAdd(task.Identity, said);
        if (Limits.Count == 0 && cached.Count == 0 && declared.Count == 0) return null;
        var tasks = limited.Select(l => l.Task.Identity).Concat(cached.Select(c => c.Task.Identity)).Concat(declared.Keys).Distinct();
        return new RunPolicies(registry, tasks.ToDictionary(t => t, t => PolicyOf(t, declared.GetValueOrDefault(t)), StringComparer.Ordinal));
    }

    /// <summary>What is wrong, each in a sentence.</summary>
    public IEnumerable<string> Mistakes(IEnumerable<TaskDefinition> known)
    {
        var declared = known.SelectMany(t => t.Rules is DeclaredPolicy said ? said.Limits.Select(l => (Task: (RunnableDefinition)t, Limit: l)) : []);
        foreach (var name in Limits.GroupBy(l => l.Name).Where(g => g.Count() > 1).Select(g => g.Key)) yield return $"The limit '{name}' is added more than once. Give each limit a name of its own.";
        foreach (var (task, limit) in declared.Concat(limited))
        {
            if (task is not TaskDefinition) yield return $"'{task.Name}' is a flow, and only tasks have limits. Limit its tasks, or take slots in its body with Limit.AcquireAsync.";
            if (!Limits.Exists(l => l.Name == limit.Name)) yield return $"The task '{task.Name}' is limited by '{limit.Name}': {LimitException.Unknown(limit.Name, Limits.Select(l => l.Name)).Message}";
            if (limit.Slots < 1) yield return $"The task '{task.Name}' asks for {limit.Slots} slots of '{limit.Name}'. Ask for at least 1.";
            if (limit.Key is { } key && !task.Parameters.Any(p => p.Name == key))
                yield return $"The limit '{limit.Name}' of the task '{task.Name}' has a set of slots for each '{key}', but the task has no such parameter.{Spelling.Suggest(key, task.Parameters.Select(p => p.Name))}";
        }

        foreach (var mistake in CacheMistakes()) yield return mistake;
        foreach (var (task, what) in limited.Select(l => (l.Task, $"the limit '{l.Limit.Name}'")).Concat(cached.Select(c => (c.Task, "a cache"))).Concat(known.SelectMany(TagLimits)))
            if (task.HappensOnce is { } once) yield return $"The task '{task.Name}' has {what}, but its calls happen once and nothing stands before them, since {once}. Limit or cache what it calls, or take slots in its body with Limit.AcquireAsync.";
    }

    IEnumerable<(RunnableDefinition Task, string What)> TagLimits(TaskDefinition task) =>
        Limits.Where(l => l.Name.StartsWith(RunPolicies.TagPrefix, StringComparison.Ordinal) && task.Tags.Contains(l.Name[RunPolicies.TagPrefix.Length..])).Select(l => ((RunnableDefinition)task, $"the limit '{l.Name}' by a tag"));

    IEnumerable<string> CacheMistakes()
    {
        foreach (var task in cached.GroupBy(c => c.Task.Identity).Where(g => g.Count() > 1).Select(g => g.First().Task)) yield return $"The cache of the task '{task.Name}' is set more than once. Put the parts of its key together with +.";
        foreach (var (task, cache) in cached)
        {
            if (task is not TaskDefinition) yield return $"'{task.Name}' is a flow, and only results of tasks are cached. Cache those of its tasks.";
            if (cache.Expires is { } age && age <= TimeSpan.Zero) yield return $"Results of the task '{task.Name}' would expire after {age}, so at once. Give them more time, or null to keep them.";
            foreach (var name in cache.Key.Excluded.Where(e => !task.Parameters.Any(p => p.Name == e)))
                yield return $"The cache key of the task '{task.Name}' leaves out '{name}', but the task has no such parameter.{Spelling.Suggest(name, task.Parameters.Select(p => p.Name))}";
        }
    }

    // Limits add up. Of caches that of the application is meant, which knows better than the attribute.
    TaskPolicy PolicyOf(string task, DeclaredPolicy? declared) => new(
        [.. declared?.Limits ?? [], .. limited.Where(l => l.Task.Identity == task).Select(l => l.Limit)],
        cached.FirstOrDefault(c => c.Task.Identity == task).Cache ?? declared?.Cache);
}
