using Orchestrix;
using Orchestrix.Hosting;
using Orchestrix.Runtime.V1;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Orchestrix to an application.</summary>
public static class OrchestrixServiceCollectionExtensions
{
    /// <summary>Adds flows, events and automations to the application. They run from the host's start to its stop. May be called several times; what is added adds up.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Adds automations, channels and options.</param>
    /// <returns>The services.</returns>
    /// <remarks>The compiler sends the call to the overload with a catalog of the flows of this project and of its references.</remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddOrchestrix(o => o
    ///     .AddAutomation("tell me", When.Flow(Names.BuildNames).Completes(), Then.Notify("console", "Done.")));
    /// </code>
    /// </example>
    [EntryPoint]
    public static IServiceCollection AddOrchestrix(this IServiceCollection services, Action<OrchestrixBuilder>? configure = null) =>
        AddOrchestrix(services, configure, new FlowCatalog());

    /// <summary>Adds flows, events and automations to the application, with the flows that a catalog names. Called by generated code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Adds automations, channels and options.</param>
    /// <param name="catalog">The flows and tasks that exist.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddOrchestrix(this IServiceCollection services, Action<OrchestrixBuilder>? configure, FlowCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(catalog);
        var setup = OrchestrixSetup.Of(services);
        setup.Add(catalog.Definitions);
        configure?.Invoke(new OrchestrixBuilder(services, setup));
        return services;
    }
}
