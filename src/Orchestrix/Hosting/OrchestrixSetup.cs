using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Automations;
using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>What was added to one application until its host starts.</summary>
sealed class OrchestrixSetup
{
    readonly Dictionary<string, RunnableDefinition> definitions = new(StringComparer.Ordinal);
    readonly List<Automation> automations = [];

    /// <summary>Whether calls outside of any scope may find this host. Test hosts are not found that way.</summary>
    public bool IsAmbient { get; set; } = true;

    public IEnumerable<FlowDefinition> Flows => definitions.Values.OfType<FlowDefinition>();

    public IEnumerable<TaskDefinition> Tasks => definitions.Values.OfType<TaskDefinition>();

    public IReadOnlyList<Automation> Automations => automations;

    /// <summary>The setup of an application; made, with all registrations, at the first call.</summary>
    public static OrchestrixSetup Of(IServiceCollection services)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(OrchestrixSetup))?.ImplementationInstance is OrchestrixSetup existing) return existing;
        OrchestrixSetup setup = new();
        services.AddSingleton(setup);
        Registrations.AddTo(services);
        return setup;
    }

    public void Add(IEnumerable<RunnableDefinition> known)
    {
        foreach (var definition in known) definitions.TryAdd($"{definition.DeclaringType}.{definition.Member}:{definition.Identity}", definition);
    }

    public void Add(Automation automation) => automations.Add(automation);
}
