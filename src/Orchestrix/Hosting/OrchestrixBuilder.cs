using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Channels;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Storage;
using Orchestrix.Triggers;

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

    /// <summary>Adds an automation. What is wrong with it is told when the host starts, together with all other mistakes.</summary>
    /// <param name="name">The name; unique in the host.</param>
    /// <param name="when">When it fires; begin with <see cref="When"/>.</param>
    /// <param name="then">What it does then, at the same time and independently of each other; begin each with <see cref="Then"/>.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddAutomation(string name, ITriggerSource when, params IEnumerable<IAutomationAction> then) => AddAutomation(new Automation(name, when, then));

    /// <summary>Adds an automation.</summary>
    /// <param name="automation">The automation.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddAutomation(Automation automation)
    {
        ArgumentNullException.ThrowIfNull(automation);
        Setup.Add(automation);
        return this;
    }

    /// <summary>Adds a channel for notifications. The channel <c>console</c> is there without being added.</summary>
    /// <param name="channel">The channel; one named <c>console</c> takes the place of that which is there.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddChannel(INotificationChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        Services.AddSingleton(channel);
        return this;
    }

    /// <summary>Adds a channel that is made by the application's services.</summary>
    /// <typeparam name="TChannel">The channel's type.</typeparam>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddChannel<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TChannel>() where TChannel : class, INotificationChannel
    {
        Services.AddSingleton<INotificationChannel, TChannel>();
        return this;
    }

    /// <summary>Sets how the actions of automations are executed.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureAutomations(Action<AutomationOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

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
