using System.Collections.Concurrent;
using Orchestrix.Limits;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>Which tasks of a host need more than their body: found once per task, by what was said of the task and by its tags.</summary>
sealed class RunPolicies(LimitRegistry limits, IReadOnlyDictionary<string, TaskPolicy> byIdentity)
{
    const string TagPrefix = "tag:";

    readonly ConcurrentDictionary<RunnableDefinition, TaskPolicy?> known = new();

    /// <summary>The policy of a task; null for one that has nothing special, and for flows.</summary>
    public TaskPolicy? Of(RunnableDefinition definition) => known.TryGetValue(definition, out var policy) ? policy : known.GetOrAdd(definition, Find);

    TaskPolicy? Find(RunnableDefinition definition)
    {
        if (definition is not TaskDefinition) return null;
        var said = byIdentity.GetValueOrDefault(definition.Identity);
        List<TaskLimit> all = [.. said?.Limits ?? []];
        foreach (var tag in definition.Tags.Distinct(StringComparer.Ordinal))
            if (limits.Knows(TagPrefix + tag)) all.Add(new TaskLimit(TagPrefix + tag));
        return all.Count == 0 ? null : new TaskPolicy(all);
    }
}
