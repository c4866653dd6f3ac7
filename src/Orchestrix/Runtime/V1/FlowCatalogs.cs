namespace Orchestrix.Runtime.V1;

/// <summary>Adds the catalog of one assembly to a host; called by the generated method <c>AddFlowsOf…</c> of a library.</summary>
public static class FlowCatalogs
{
    /// <summary>Adds the flows and tasks of an assembly, and of those that it references. Adding them again changes nothing.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="fill">Fills the catalog.</param>
    /// <returns>The builder.</returns>
    public static OrchestrixBuilder AddTo(OrchestrixBuilder builder, Action<FlowCatalog> fill)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(fill);
        FlowCatalog catalog = new();
        fill(catalog);
        builder.Setup.Add(catalog.Definitions);
        return builder;
    }
}
