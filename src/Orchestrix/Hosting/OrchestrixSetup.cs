using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Automations;
using Orchestrix.Flows;
using Orchestrix.Runtime.V1;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>What was added to one application until its host starts.</summary>
sealed class OrchestrixSetup
{
    readonly Dictionary<string, TrackedMethod> methods = new(StringComparer.Ordinal);
    readonly List<Automation> automations = [];

    /// <summary>Whether calls outside of any scope may find this host. Test hosts are not found that way.</summary>
    public bool IsAmbient { get; set; } = true;

    public IEnumerable<FlowDefinition> Flows => methods.Values.Select(m => m.Definition).OfType<FlowDefinition>();

    public IEnumerable<TaskDefinition> Tasks => methods.Values.Select(m => m.Definition).OfType<TaskDefinition>();

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

    public void Add(FlowCatalog catalog)
    {
        foreach (var method in catalog.Methods) methods.TryAdd($"{method.DeclaringType}.{method.Member}:{method.Identity}", method);
    }

    public void Add(Automation automation) => automations.Add(automation);
}
