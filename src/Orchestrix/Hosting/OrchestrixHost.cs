using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Events.Queries;
using Orchestrix.Flows;
using Orchestrix.Limits;
using Orchestrix.Log;
using Orchestrix.Runs;
using Orchestrix.Runs.Artifacts;
using Orchestrix.Runs.Queries;
using Orchestrix.Storage;
using Orchestrix.Variables;

namespace Orchestrix.Hosting;

/// <summary>Orchestrix inside of one application: it starts and stops with the application's host. May be used from any thread.</summary>
public sealed class OrchestrixHost : IHostedService
{
    readonly IServiceProvider services;
    readonly OrchestrixSetup setup;
    RunEngine? engine;

    /// <summary>Made by the application's services.</summary>
    /// <param name="services">The application's services.</param>
    public OrchestrixHost(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        this.services = services;
        setup = services.GetRequiredService<OrchestrixSetup>();
    }

    /// <summary>The events, as they come into the log.</summary>
    public IEventStream Events => services.GetRequiredService<IEventStream>();

    /// <summary>Reads the events that are kept.</summary>
    public IEventStore EventStore => services.GetRequiredService<IEventStore>();

    /// <summary>Takes events.</summary>
    public IEventPublisher Publisher => services.GetRequiredService<IEventPublisher>();

    /// <summary>Reads runs.</summary>
    public IRunStore Runs => services.GetRequiredService<IRunStore>();

    /// <summary>Answers questions about runs: filters, pages, counts, and why one is waiting.</summary>
    public IRunQueries RunQueries => services.GetRequiredService<IRunQueries>();

    /// <summary>Reads what runs have made for people to look at.</summary>
    public IArtifactStore Artifacts => services.GetRequiredService<IArtifactStore>();

    /// <summary>Reads and changes the values that flows and automations share.</summary>
    public IVariables Variables => services.GetRequiredService<IVariables>();

    /// <summary>Cancels runs.</summary>
    public IRunControl Control => services.GetRequiredService<IRunControl>();

    /// <summary>Reads and changes automations.</summary>
    public IAutomationControl Automations => services.GetRequiredService<IAutomationControl>();

    /// <summary>Takes slots of limits, and shows and changes limits.</summary>
    public ILimits Limits => services.GetRequiredService<ILimits>();

    /// <summary>The flows and tasks that the host knows.</summary>
    public FlowRegistry Flows => services.GetRequiredService<FlowRegistry>();

    internal RunEngine Engine => engine ??= services.GetRequiredService<RunEngine>();

    /// <summary>Looks whether the host does its work: it has started, the log answers, the rules keep up, and actions end. For a health check; costs microseconds in memory.</summary>
    /// <param name="cancellationToken">Gives up waiting for the log.</param>
    /// <returns>What was found.</returns>
    public Task<OrchestrixHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => services.GetRequiredService<HealthCheck>().CheckAsync(cancellationToken);

    /// <summary>Lets this host track the calls made until the scope is disposed, in this flow of control and what it starts. Needed only where several hosts run in one process.</summary>
    /// <returns>The scope, to be disposed where it was entered.</returns>
    public IDisposable EnterScope() => new AmbientScope(Engine);

    /// <summary>Checks everything that was added, then begins to track calls and to evaluate automations.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>A task that ends when the host is ready.</returns>
    /// <exception cref="OrchestrixConfigurationException">Something that was added is wrong; all mistakes are told.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ThrowIfWrong();
        _ = services.GetRequiredService<EventMetrics>();
        if (setup.Automations.Count > 0) services.GetRequiredService<AutomationEngine>().Start(); // without rules nothing reads the log for them
        if (setup.IsAmbient) RunningEngines.Add(Engine);
        foreach (var assembly in UntrackedAssemblies.Find()) HostingLog.UntrackedAssembly(Engine.Logger, assembly);
        foreach (var automation in setup.Automations.Where(a => a is { IsFromDocument: true, Enabled: true, ExceptsOwnEffects: false } && OwnEffects.StartsWhatItListensTo(a, Flows)))
            HostingLog.ReactsToItself(Engine.Logger, automation.Name);
        foreach (var warning in setup.DocumentWarnings) HostingLog.DoubtfulDocument(Engine.Logger, warning);
        services.GetRequiredService<HealthCheck>().IsStarted = true;
        HostingLog.Started(Engine.Logger, Flows.Flows.Count, Flows.Tasks.Count, setup.Automations.Count);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more calls, lets runs end (and cancels those that take too long), and completes the event stream once everything was read.</summary>
    /// <param name="cancellationToken">Cuts the waiting short.</param>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        RunningEngines.Remove(Engine);
        services.GetRequiredService<HealthCheck>().IsStarted = false;
        var control = services.GetRequiredService<RunControl>();
        await HostShutdown.DrainAsync(Engine, control, cancellationToken).ConfigureAwait(false);
        await services.GetRequiredService<ActionDispatcher>().StopAsync(services.GetRequiredService<IOptions<AutomationOptions>>().Value.DrainTimeout, cancellationToken).ConfigureAwait(false);
        await HostShutdown.DrainAsync(Engine, control, cancellationToken).ConfigureAwait(false); // what the last actions started
        services.GetRequiredService<AutomationEngine>().Dispose();
        services.GetRequiredService<ILog>().Complete();
        HostingLog.Stopped(Engine.Logger);
    }

    void ThrowIfWrong()
    {
        List<string> mistakes = [.. FlowRegistry.MistakesOf([.. setup.Flows], setup.Tasks), .. setup.Changes.Mistakes];
        AddOptionMistakes<RunOptions>(mistakes);
        AddOptionMistakes<MemoryStoreOptions>(mistakes);
        AddOptionMistakes<AutomationOptions>(mistakes);
        mistakes.AddRange(setup.Policies.Mistakes(setup.Tasks));
        mistakes.AddRange(setup.DocumentMistakes);
        mistakes.AddRange(ActionRegistrations.MistakesOf(setup));
        mistakes.AddRange(AutomationValidator.MistakesOf(setup.Automations, services.GetRequiredService<ActionValidation>()));
        if (mistakes.Count > 0) throw new OrchestrixConfigurationException(mistakes);
    }

    void AddOptionMistakes<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(List<string> mistakes) where T : class
    {
        try
        {
            _ = services.GetRequiredService<IOptions<T>>().Value;
        }
        catch (OptionsValidationException exception)
        {
            mistakes.AddRange(exception.Failures);
        }
    }
}
