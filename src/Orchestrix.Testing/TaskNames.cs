using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix.Testing;

/// <summary>Finds a task by a name that somebody wrote, and says which names there are when it finds none.</summary>
static class TaskNames
{
    public static TaskDefinition Find(FlowRegistry registry, string name)
    {
        var found = registry.Tasks.Where(t => NamesOf(t).Contains(name, StringComparer.Ordinal)).ToArray();
        if (found is [var task]) return task;
        string[] candidates = [.. (found.Length > 0 ? found : registry.Tasks).Select(t => Unique(registry, t)).Order(StringComparer.Ordinal)];
        throw new UnknownTaskException(name, found.Length > 0, candidates);
    }

    // From the shortest to the one that nobody else has.
    static string[] NamesOf(TaskDefinition task)
    {
        var type = task.DeclaringType[(task.DeclaringType.LastIndexOfAny(['.', '+']) + 1)..];
        return [task.Name, task.Member, $"{type}.{task.Member}", $"{type}.{task.Name}", $"{task.DeclaringType}.{task.Member}", task.Identity];
    }

    static string Unique(FlowRegistry registry, TaskDefinition task) =>
        NamesOf(task).First(name => name == task.Identity || registry.Tasks.Count(t => NamesOf(t).Contains(name, StringComparer.Ordinal)) == 1);
}
