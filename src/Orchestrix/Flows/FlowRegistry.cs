using System.Collections.Frozen;
using Orchestrix.Tasks;

namespace Orchestrix.Flows;

/// <summary>The flows and tasks that a host knows. Built once, when the host starts; may be read from any thread.</summary>
public sealed class FlowRegistry
{
    readonly FrozenDictionary<string, FlowDefinition> byName;

    internal FlowRegistry(IEnumerable<FlowDefinition> flows, IEnumerable<TaskDefinition> tasks)
    {
        Flows = [.. flows.OrderBy(f => f.Name, StringComparer.Ordinal)];
        Tasks = [.. tasks.OrderBy(t => t.Identity, StringComparer.Ordinal)];
        Dictionary<string, FlowDefinition> names = new(StringComparer.Ordinal);
        foreach (var flow in Flows) names.TryAdd(flow.Name, flow);
        foreach (var flow in Flows)
            foreach (var former in flow.FormerNames) names.TryAdd(former, flow);
        byName = names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The flows, by name.</summary>
    public IReadOnlyList<FlowDefinition> Flows { get; }

    /// <summary>The tasks, by identity.</summary>
    public IReadOnlyList<TaskDefinition> Tasks { get; }

    /// <summary>Finds a flow.</summary>
    /// <param name="name">Its name, or one of its former names.</param>
    /// <returns>The flow, or <see langword="null"/>.</returns>
    public FlowDefinition? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.GetValueOrDefault(name);
    }

    // Types of the same name are told apart by their assemblies.
    static IEnumerable<string> Places(IReadOnlyCollection<FlowDefinition> flows)
    {
        var areSameTypes = flows.DistinctBy(f => (f.DeclaringType, f.Member)).Count() < flows.Count;
        return flows.Select(f => $"{f.DeclaringType}.{f.Member}{(areSameTypes && f.Assembly is { } assembly ? $" of assembly {assembly}" : "")}");
    }

    /// <summary>What is wrong with the registrations: each mistake in a sentence with its mend.</summary>
    internal static IEnumerable<string> MistakesOf(IReadOnlyCollection<FlowDefinition> flows, IEnumerable<TaskDefinition> tasks)
    {
        foreach (var definition in flows.Concat<RunnableDefinition>(tasks))
            foreach (var mistake in definition.Mistakes)
                yield return $"{(definition is FlowDefinition ? "Flow" : "Task")} '{definition.Name}' ({definition.DeclaringType}.{definition.Member}): {mistake}";
        foreach (var same in flows.GroupBy(f => f.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{same.Count()} flows are named '{same.Key}': {string.Join(" and ", Places([.. same]))}. Give all but one another name, for example [Flow(\"{same.Key}-2\")].";
        var current = flows.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in flows)
            foreach (var former in flow.FormerNames.Where(current.Contains))
                yield return $"Flow '{flow.Name}' says that it was named '{former}' before, but there is a flow with that name now. Remove the former name, or rename the other flow.";
    }
}
