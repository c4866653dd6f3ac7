using System.Collections.Concurrent;
using System.Collections.Frozen;
using Orchestrix.Limits;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>Which tasks of a host need more than their body: found once per task, by what was said of the task and by its tags.</summary>
sealed class RunPolicies(LimitRegistry limits, IReadOnlyDictionary<string, TaskPolicy> byIdentity)
{
    public const string TagPrefix = "tag:";

    readonly bool needsFlowCalls = byIdentity.Values.Any(p => p.Cache?.Key.NeedsFlowCall == true);
    readonly ConcurrentDictionary<RunnableDefinition, TaskPolicy?> known = new();

    /// <summary>The policy of a task in a host; null for one that has nothing special, and for flows.</summary>
    public static TaskPolicy? Of(RunEngine engine, RunnableDefinition definition)
    {
        // A task that the host was not told of may be the first to declare something. Of two that come at once both make the same.
        if (engine.Policies is null && definition.Rules is not null && engine.Limits is { } limits) engine.Policies = new RunPolicies(limits.Registry, FrozenDictionary<string, TaskPolicy>.Empty);
        return engine.Policies?.Of(definition);
    }

    /// <summary>Whether the call of a flow has to be kept, since the key of a task takes its parameters.</summary>
    public bool KeepsCallOf(RunnableDefinition definition) => needsFlowCalls && definition is not TaskDefinition;

    /// <summary>The policy of a task; null for one that has nothing special, and for flows.</summary>
    public TaskPolicy? Of(RunnableDefinition definition) => known.TryGetValue(definition, out var policy) ? policy : known.GetOrAdd(definition, Find);

    TaskPolicy? Find(RunnableDefinition definition)
    {
        if (definition is not TaskDefinition) return null;
        var said = byIdentity.GetValueOrDefault(definition.Identity) ?? (definition.Rules is DeclaredPolicy declared ? new TaskPolicy(declared.Limits, declared.Cache) : null);
        List<TaskLimit> all = [.. said?.Limits ?? []];
        foreach (var tag in definition.Tags.Distinct(StringComparer.Ordinal))
            if (limits.Knows(TagPrefix + tag)) all.Add(new TaskLimit(TagPrefix + tag));
        return all.Count == 0 && said?.Cache is null ? null : new TaskPolicy(all, said?.Cache);
    }
}
