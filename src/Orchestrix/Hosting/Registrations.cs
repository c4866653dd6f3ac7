using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Channels;
using Orchestrix.Events;
using Orchestrix.Events.Queries;
using Orchestrix.Flows;
using Orchestrix.Limits;
using Orchestrix.Log;
using Orchestrix.Runs;
using Orchestrix.Runs.Artifacts;
using Orchestrix.Runs.Caching;
using Orchestrix.Runs.Queries;
using Orchestrix.Runs.Telemetry;
using Orchestrix.Storage;
using Orchestrix.Variables;

namespace Orchestrix.Hosting;

/// <summary>How the parts of a host are put together.</summary>
static class Registrations
{
    // TryAdd: what the application registered itself wins.
    public static void AddTo(IServiceCollection services)
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

        services.TryAddSingleton<IRunQueries>(p => new MemoryRunQueries(p.GetRequiredService<MemoryRunStore>(), p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IArtifactStore>(p => p.GetRequiredService<MemoryRunStore>().Artifacts);
        services.TryAddSingleton<IVariables>(MakeVariables);
        services.TryAddSingleton<IEventStore>(p => new LogEventStore(p.GetRequiredService<ILog>()));

        services.TryAddSingleton<ILimitStore>(p => new MemoryLimitStore(p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(p => new LimitQueue(p.GetRequiredService<ILimitStore>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<OrchestrixSetup>().Policies.Limits, Logger<LimitQueue>(p)));
        services.TryAddSingleton<ILimits>(p => p.GetRequiredService<LimitQueue>());

        services.TryAddSingleton<IResultCache>(p => new MemoryResultCache(Options<MemoryStoreOptions>(p)));
        services.TryAddSingleton(MakeEngine);
        services.TryAddSingleton<RunCounters>();
        services.TryAddSingleton<HookQueue>();
        services.AddSingleton<IActivity>(p => p.GetRequiredService<HookQueue>());
        services.TryAddSingleton(p => new RunControl(p.GetRequiredService<RunEngine>(), p.GetRequiredService<IRunStore>()));
        services.TryAddSingleton<IRunControl>(p => p.GetRequiredService<RunControl>());
        services.TryAddSingleton(p => new RunStarter(p.GetRequiredService<RunEngine>()));
        services.TryAddSingleton<IRunStarter>(p => p.GetRequiredService<RunStarter>());
        services.TryAddSingleton(p => new FlowRegistry(p.GetRequiredService<OrchestrixSetup>().Flows, p.GetRequiredService<OrchestrixSetup>().Tasks));

        services.TryAddSingleton<EventCounters>();
        services.TryAddSingleton<IEventStream>(p => new EventStream(p.GetRequiredService<ILog>(), Logger<EventStream>(p), p.GetRequiredService<EventCounters>()));
        services.TryAddSingleton<IEventPublisher>(p => new EventPublisher(p.GetRequiredService<ILog>(), p.GetRequiredService<TimeProvider>(), new RunEmissionContext()));
        services.TryAddSingleton(p => new EventMetrics(p.GetRequiredService<HostMeter>().Meter, p.GetRequiredService<ILog>(), p.GetRequiredService<EventCounters>()));

        services.TryAddSingleton(p => new HostMeter(p.GetService<IMeterFactory>()));
        services.TryAddSingleton(p => new HealthCheck(p));

        AddAutomations(services);
        services.TryAddSingleton<OrchestrixHost>();
        services.AddSingleton<IHostedService>(p => p.GetRequiredService<OrchestrixHost>());
    }

    static void AddAutomations(IServiceCollection services)
    {
        services.TryAddSingleton<IValidateOptions<AutomationOptions>, AutomationOptionsValidator>();
        services.TryAddSingleton<AutomationCounters>();
        services.TryAddSingleton(p => new AutomationMetrics(
            p.GetRequiredService<HostMeter>().Meter,
            unread: () => p.GetRequiredService<AutomationEngine>().Unread,
            pending: () => p.GetRequiredService<ActionDispatcher>().Pending));
        services.TryAddSingleton(p => ActionRegistrations.Make(p.GetRequiredService<OrchestrixSetup>(), p.GetRequiredService<FlowRegistry>(), RunJson.OptionsOf(Options<RunOptions>(p))));
        services.TryAddSingleton(p => MakeChannels([.. p.GetServices<INotificationChannel>()]));
        services.TryAddSingleton(p => new AutomationEngine(
            p.GetRequiredService<ILog>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<OrchestrixSetup>().Automations,
            Options<AutomationOptions>(p), Logger<AutomationEngine>(p), p.GetRequiredService<AutomationCounters>())
        {
            Execute = p.GetRequiredService<ActionDispatcher>().Take,
            Metrics = p.GetRequiredService<AutomationMetrics>(),
        });
        services.TryAddSingleton(p => new ActionDispatcher(
            p.GetRequiredService<ILog>(), p.GetRequiredService<TimeProvider>(), MakeActionServices(p), Options<AutomationOptions>(p),
            Logger<ActionDispatcher>(p), p.GetRequiredService<AutomationCounters>())
        { Metrics = p.GetRequiredService<AutomationMetrics>() });
        services.AddSingleton<IActivity>(p => p.GetRequiredService<ActionDispatcher>());
        services.TryAddSingleton(MakeValidation);
        services.TryAddSingleton<IAutomationControl>(p => new AutomationControl(
            p.GetRequiredService<ILog>(), p.GetRequiredService<TimeProvider>(),
            new Lazy<AutomationEngine>(p.GetRequiredService<AutomationEngine>), new Lazy<ActionValidation>(p.GetRequiredService<ActionValidation>)));
    }

    static ActionValidation MakeValidation(IServiceProvider provider) => new()
    {
        Channels = provider.GetRequiredService<NotificationChannels>(),
        Flows = provider.GetRequiredService<FlowRegistry>(),
        Services = provider.GetService<IServiceProviderIsService>(),
        Registry = provider.GetRequiredService<ActionRegistry>(),
    };

    // The console is always there, unless the application calls another channel by its name.
    static NotificationChannels MakeChannels(List<INotificationChannel> channels)
    {
        if (channels.TrueForAll(c => c.Name != ConsoleChannel.DefaultName)) channels.Add(new ConsoleChannel());
        return new NotificationChannels(channels);
    }

    static ActionServices MakeActionServices(IServiceProvider provider) => new()
    {
        Runs = provider.GetRequiredService<IRunStarter>(),
        RunControl = provider.GetRequiredService<IRunControl>(),
        Automations = provider.GetRequiredService<IAutomationControl>(),
        Channels = provider.GetRequiredService<NotificationChannels>(),
        Registry = provider.GetRequiredService<ActionRegistry>(),
        Services = provider,
        Engine = provider.GetRequiredService<RunEngine>(),
    };

    static MemoryLog MakeMemoryLog(IServiceProvider provider)
    {
        var runs = provider.GetRequiredService<MemoryRunStore>();
        MemoryLog log = new(Options<MemoryStoreOptions>(provider), provider.GetRequiredService<TimeProvider>(), runs);
        runs.Ring = log.Ring;
        return log;
    }

    static MemoryVariables MakeVariables(IServiceProvider provider)
    {
        MemoryVariables variables = new(provider.GetRequiredService<ILog>(), provider.GetRequiredService<TimeProvider>(), new RunEmissionContext());
        provider.GetRequiredService<MemoryRunStore>().VariableChanged = variables.Stored;
        return variables;
    }

    static RunEngine MakeEngine(IServiceProvider provider)
    {
        var services = provider.GetService<IServiceProviderIsService>();
        RunEngine engine = new(provider.GetRequiredService<ILog>(), provider.GetRequiredService<TimeProvider>(), Options<RunOptions>(provider), Loggers(provider))
        {
            Counters = provider.GetRequiredService<RunCounters>(),
            Limits = provider.GetRequiredService<LimitQueue>(),
            Results = new ResultCaching(provider.GetRequiredService<IResultCache>(), MakeTurns(provider), provider.GetRequiredService<TimeProvider>(), Logger<ResultCaching>(provider)),
            Policies = provider.GetRequiredService<OrchestrixSetup>() is var setup ? setup.Policies.Make(provider.GetRequiredService<LimitQueue>().Registry, setup.Tasks) : null,
            Hooks = provider.GetRequiredService<HookQueue>(),
            Store = new Lazy<IRunStore>(provider.GetRequiredService<IRunStore>),
            Changed = provider.GetRequiredService<OrchestrixSetup>().Changes.Settings,
            Scopes = provider.GetService<IServiceScopeFactory>(),
            IsService = type => services?.IsService(type) == true,
        };
        engine.Metrics = new RunMetrics(provider.GetRequiredService<HostMeter>().Meter, () => engine.LiveFlowRuns);
        return engine;
    }

    // Who computes a result is a limit too, of one slot a key; not one of those that the application sees.
    static LimitQueue MakeTurns(IServiceProvider provider) => new(
        new MemoryLimitStore(provider.GetRequiredService<TimeProvider>()), provider.GetRequiredService<TimeProvider>(), [ResultCaching.Turns], Logger<LimitQueue>(provider));

    static T Options<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(IServiceProvider provider) where T : class => provider.GetRequiredService<IOptions<T>>().Value;

    static IsolatedLoggerFactory Loggers(IServiceProvider provider) => new IsolatedLoggerFactory(provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance, provider.GetRequiredService<RunCounters>());

    static ILogger<T> Logger<T>(IServiceProvider provider) => Loggers(provider).CreateLogger<T>();
}
