using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Storage;

namespace Orchestrix;

/// <summary>Adds to an application what Orchestrix shall do in it. Used while the application is being built, by one thread.</summary>
public sealed class OrchestrixBuilder
{
    internal OrchestrixBuilder(IServiceCollection services, OrchestrixSetup setup)
    {
        Services = services;
        Setup = setup;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    internal OrchestrixSetup Setup { get; }

    /// <summary>Sets how runs are treated.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureRuns(Action<RunOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Sets how much the memory store keeps.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureStore(Action<MemoryStoreOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }
}
