using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>The names by which the generator knows the library. Symbols are compared by full name, never by simple name.</summary>
static class KnownNames
{
    public const string Flow = "Orchestrix.FlowAttribute";
    public const string Task = "Orchestrix.TaskAttribute";
    public const string FlowReference = "Orchestrix.FlowReferenceAttribute";
    public const string Run = "Orchestrix.Runs.Run";
    public const string Limit = "Orchestrix.LimitAttribute";
    public const string Sensitive = "Orchestrix.SensitiveAttribute";
    public const string EntryPoint = "Orchestrix.Runtime.V1.EntryPointAttribute";
    public const string Tracked = "Orchestrix.Runtime.V1.OrchestrixTrackedAttribute";
    public const string ByHand = "Orchestrix.TrackedRunnable";
    public const string TrackedCalls = "Orchestrix.Runtime.V1.TrackedCalls";
    public const string Catalog = "Orchestrix.Runtime.V1.FlowCatalog";
    public const string FlowDefinition = "Orchestrix.Flows.FlowDefinition";
    public const string TaskDefinition = "Orchestrix.Tasks.TaskDefinition";
    public const string RunnableDefinition = "Orchestrix.Tasks.RunnableDefinition";
    public const string Assembly = "Orchestrix";
    public const string GeneratedNamespace = "Orchestrix.Generated";

    /// <summary>Attributes of parameters that come from services: ours, that of ASP.NET Core, and that of services with keys.</summary>
    public static readonly string[] FromServices = ["Orchestrix.FromServicesAttribute", "Microsoft.AspNetCore.Mvc.FromServicesAttribute", FromKeyedServices];

    public const string FromKeyedServices = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    public const string TrimmerAttribute = "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute";

    public const string UnscopedRef = "System.Diagnostics.CodeAnalysis.UnscopedRefAttribute";

    /// <summary>Exists where the generator ran, so that analyzers know that a missing interceptor means an untracked call.</summary>
    public const string Marker = "Orchestrix.Generated.Tracking";

    /// <summary>Entry points of the library itself, which is not compiled with this generator and so names none.</summary>
    public static readonly string[] EntryPoints = ["AddOrchestrix", "Start", "StartAsync"];

    /// <summary>The library's own methods that take flows and tasks by the names of their methods.</summary>
    public static readonly string[] ReferenceTakers = ["Flow", "ConfigureFlow", "ConfigureTask", "LimitTask", "CacheTask"];

    public static bool Is(this ITypeSymbol? type, string fullName) =>
        type is INamedTypeSymbol { ContainingType: null } named && fullName.EndsWith(type.MetadataName, System.StringComparison.Ordinal) && Reachability.MetadataName(named) == fullName;

    public static bool IsCancellationToken(this ITypeSymbol type) => type.Is("System.Threading.CancellationToken");
}
