using Orchestrix.Tasks;

namespace Orchestrix.Runtime.V1;

/// <summary>The flows and tasks that a compilation and its references declare; generated code fills it.</summary>
public sealed class FlowCatalog
{
    readonly HashSet<string> assemblies = new(StringComparer.Ordinal);
    readonly List<TrackedMethod> methods = [];

    /// <summary>The methods, in the order in which they were added.</summary>
    public IReadOnlyList<TrackedMethod> Methods => methods;

    internal IEnumerable<RunnableDefinition> Definitions => methods.Select(m => m.Definition);

    /// <summary>Begins an assembly.</summary>
    /// <param name="assembly">The assembly's simple name.</param>
    /// <returns><see langword="false"/> when the assembly was begun before; nothing more needs to be added then.</returns>
    public bool Begin(string assembly) => assemblies.Add(assembly);

    /// <summary>Adds a method that the assembly declares.</summary>
    /// <param name="method">The method.</param>
    public void Add(TrackedMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        methods.Add(method);
    }
}
