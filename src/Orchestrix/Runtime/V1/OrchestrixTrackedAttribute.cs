namespace Orchestrix.Runtime.V1;

/// <summary>Says that an assembly was compiled with tracking; generated code carries it.</summary>
/// <param name="catalog">The generated public class with a method <c>static void AddTo(FlowCatalog catalog)</c>.</param>
/// <param name="methodNames">The simple names of the methods that the assembly marks as flows or tasks, so that a referencing compilation need not scan it.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OrchestrixTrackedAttribute(Type catalog, params string[] methodNames) : Attribute
{
    /// <summary>The generated class that fills a <see cref="FlowCatalog"/>.</summary>
    public Type Catalog { get; } = catalog;

    /// <summary>The simple names of the marked methods.</summary>
    public IReadOnlyList<string> MethodNames { get; } = methodNames;
}
