namespace Orchestrix.Generators.Model;

/// <summary>What the build allows.</summary>
/// <param name="Scope">What is generated at all.</param>
/// <param name="Assembly">The name of the assembly that is compiled.</param>
/// <param name="IsLibrary">Whether it is no program.</param>
sealed record BuildSettings(BuildScope Scope, string Assembly, bool IsLibrary);

enum BuildScope
{
    /// <summary>Tracking is off, or the runtime is not referenced.</summary>
    Nothing,

    /// <summary>The compiler would refuse interceptors; the marker lets the analyzer say so at each call.</summary>
    MarkerOnly,

    /// <summary>All.</summary>
    Full,
}

/// <summary>What referenced assemblies were compiled with.</summary>
/// <param name="MethodNames">The simple names of their tracked methods.</param>
/// <param name="Catalogs">Their catalogs, as code writes them.</param>
sealed record ReferencedTracking(EquatableArray<string> MethodNames, EquatableArray<string> Catalogs);
