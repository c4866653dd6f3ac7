using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Log;
using Orchestrix.Runs;
using Orchestrix.Runtime.V1;
using Orchestrix.Storage;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>What was added to one application, until its host starts; and how its parts are put together.</summary>
sealed class OrchestrixSetup
{
    readonly Dictionary<string, TrackedMethod> methods = new(StringComparer.Ordinal);

    /// <summary>Whether calls outside of any scope may find this host. Test hosts are not found that way.</summary>
    public bool IsAmbient { get; set; } = true;

    public IEnumerable<FlowDefinition> Flows => methods.Values.Select(m => m.Definition).OfType<FlowDefinition>();

    public IEnumerable<TaskDefinition> Tasks => methods.Values.Select(m => m.Definition).OfType<TaskDefinition>();

    /// <summary>The setup of an application; made, with all registrations, at the first call.</summary>
    public static OrchestrixSetup Of(IServiceCollection services)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(OrchestrixSetup))?.ImplementationInstance is OrchestrixSetup existing) return existing;
        OrchestrixSetup setup = new();
        services.AddSingleton(setup);
        Register(services);
        return setup;
    }

    public void Add(FlowCatalog catalog)
    {
        foreach (var method in catalog.Methods) methods.TryAdd($"{method.DeclaringType}.{method.Member}:{method.Identity}", method);
    }

    // TryAdd: what the application registered itself wins.
    static void Register(IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IValidateOptions<RunOptions>, RunOptionsValidator>();
        services.TryAddSingleton<IValidateOptions<MemoryStoreOptions>, MemoryStoreOptionsValidator>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, RunLoggerProvider>());

        services.TryAddSingleton(p => new MemoryRunStore(Options<MemoryStoreOptions>(p), Options<RunOptions>(p)));
        services.TryAddSingleton(MakeMemoryLog);
        services.TryAddSingleton<ILog>(p => p.GetRequiredService<MemoryLog>());
        services.TryAddSingleton<IRunStore>(p => p.GetRequiredService<MemoryRunStore>());

        services.TryAddSingleton(MakeEngine);
        services.TryAddSingleton(p => p.GetRequiredService<RunEngine>().Counters);
        services.TryAddSingleton(p => new RunControl(p.GetRequiredService<RunEngine>(), p.GetRequiredService<IRunStore>()));
        services.TryAddSingleton<IRunControl>(p => p.GetRequiredService<RunControl>());
        services.TryAddSingleton(p => new RunStarter(p.GetRequiredService<RunEngine>()));
        services.TryAddSingleton<IRunStarter>(p => p.GetRequiredService<RunStarter>());
        services.TryAddSingleton(p => new FlowRegistry(p.GetRequiredService<OrchestrixSetup>().Flows, p.GetRequiredService<OrchestrixSetup>().Tasks));

        services.TryAddSingleton<EventCounters>();
        services.TryAddSingleton<IEventStream>(p => new EventStream(p.GetRequiredService<ILog>(), Logger<EventStream>(p), p.GetRequiredService<EventCounters>()));
        services.TryAddSingleton<IEventPublisher>(p => new EventPublisher(p.GetRequiredService<ILog>(), p.GetRequiredService<TimeProvider>(), new RunEmissionContext()));

        services.TryAddSingleton<OrchestrixHost>();
        services.AddSingleton<IHostedService>(p => p.GetRequiredService<OrchestrixHost>());
    }

    static MemoryLog MakeMemoryLog(IServiceProvider provider)
    {
        var runs = provider.GetRequiredService<MemoryRunStore>();
        MemoryLog log = new(Options<MemoryStoreOptions>(provider), provider.GetRequiredService<TimeProvider>(), runs);
        runs.Ring = log.Ring;
        return log;
    }

    static RunEngine MakeEngine(IServiceProvider provider)
    {
        var services = provider.GetService<IServiceProviderIsService>();
        return new RunEngine(provider.GetRequiredService<ILog>(), provider.GetRequiredService<TimeProvider>(), Options<RunOptions>(provider), Loggers(provider))
        {
            IsService = type => services?.IsService(type) == true,
        };
    }

    static T Options<T>(IServiceProvider provider) where T : class => provider.GetRequiredService<IOptions<T>>().Value;

    static ILoggerFactory Loggers(IServiceProvider provider) => new IsolatedLoggerFactory(provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance);

    static ILogger<T> Logger<T>(IServiceProvider provider) => Loggers(provider).CreateLogger<T>();
}
