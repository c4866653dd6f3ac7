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
    public static IEnumerable<string> Find() =>
        RuntimeFeature.IsDynamicCodeSupported ? AppDomain.CurrentDomain.GetAssemblies().Where(IsUntracked).Select(a => a.GetName().Name ?? a.ToString()) : [];

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A reference that was trimmed away is one that no code uses: then there is nothing to warn about.")]
    static bool IsUntracked(Assembly assembly) =>
        !assembly.IsDynamic
        && assembly.GetName().Name is { } name && name != "Orchestrix" && !name.StartsWith("Orchestrix.", StringComparison.Ordinal)
        && Array.Exists(assembly.GetReferencedAssemblies(), r => r.Name == "Orchestrix")
        && !assembly.GetCustomAttributesData().Any(a => a.AttributeType.FullName == Marker || a.AttributeType == typeof(TrackedByHandAttribute));
}
