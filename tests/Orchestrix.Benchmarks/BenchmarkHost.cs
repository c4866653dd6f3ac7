using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix.Hosting;
using Orchestrix.Log;

namespace Orchestrix.Benchmarks;

/// <summary>A host that tracks only what is called in its scope, so that several can stand side by side.</summary>
sealed class BenchmarkHost : IDisposable
{
    readonly ServiceProvider services;

    /// <param name="configure">What is added to the host.</param>
    /// <param name="replace">Registers what takes the place of the host's own parts.</param>
    public BenchmarkHost(Action<OrchestrixBuilder>? configure = null, Action<IServiceCollection>? replace = null)
    {
        ServiceCollection collection = [];
        replace?.Invoke(collection);
        collection.AddOrchestrix(configure);
        OrchestrixSetup.Of(collection).IsAmbient = false;
        services = collection.BuildServiceProvider();
        Host = services.GetRequiredService<OrchestrixHost>();
        foreach (var service in services.GetServices<IHostedService>()) service.StartAsync(default).GetAwaiter().GetResult();
        Log = services.GetRequiredService<ILog>();
    }

    public OrchestrixHost Host { get; }

    public ILog Log { get; }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public void Dispose() => services.Dispose();
}
