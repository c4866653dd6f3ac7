using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orchestrix.Hosting;

/// <summary>Finds assemblies that use Orchestrix, but were compiled without tracking: calls in them run as if nothing were there.</summary>
static class UntrackedAssemblies
{
    // By name: the attribute belongs to the surface of generated code, which nothing below it imports.
    const string Marker = "Orchestrix.Runtime.V1.OrchestrixTrackedAttribute";

    // A native program knows no references of assemblies any more; what it is made of was compiled and looked at before.
    public static IEnumerable<string> Find() => RuntimeFeature.IsDynamicCodeSupported ? Among([.. AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic)]) : [];

    // Also one that knows nothing of Orchestrix may call flows, of a library that does.
    static IEnumerable<string> Among(IReadOnlyCollection<Assembly> loaded)
    {
        var withFlows = loaded.Where(DeclaresFlows).Select(a => a.GetName().Name).Append("Orchestrix").ToHashSet(StringComparer.Ordinal);
        return loaded.Where(a => IsUntracked(a, withFlows)).Select(a => a.GetName().Name ?? a.ToString());
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A reference that was trimmed away is one that no code uses: then there is nothing to warn about.")]
    static bool IsUntracked(Assembly assembly, HashSet<string?> withFlows) =>
        assembly.GetName().Name is { } name && name != "Orchestrix" && !name.StartsWith("Orchestrix.", StringComparison.Ordinal)
        && Array.Exists(assembly.GetReferencedAssemblies(), r => withFlows.Contains(r.Name))
        && !assembly.GetCustomAttributesData().Any(a => a.AttributeType.FullName == Marker || a.AttributeType == typeof(TrackedByHandAttribute));

    // The marker names the methods.
    static bool DeclaresFlows(Assembly assembly) =>
        assembly.GetCustomAttributesData().Any(a => a.AttributeType.FullName == Marker && a.ConstructorArguments is [_, { Value: IReadOnlyCollection<CustomAttributeTypedArgument> { Count: > 0 } }]);
}
