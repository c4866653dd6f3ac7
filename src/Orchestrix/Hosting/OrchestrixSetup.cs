using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>What was added to one application until its host starts.</summary>
sealed class OrchestrixSetup
{
    readonly HashSet<FlowDefinition> flows = []; // two of the same name are a mistake, which has to be seen
    readonly Dictionary<string, TaskDefinition> tasks = new(StringComparer.Ordinal);
    readonly List<object> declared = []; // automations, and documents that hold some
    DeclaredAutomations? read;

    /// <summary>Whether calls outside of any scope may find this host. Test hosts are not found that way.</summary>
    public bool IsAmbient { get; set; } = true;

    public IEnumerable<FlowDefinition> Flows => flows;

    public IEnumerable<TaskDefinition> Tasks => tasks.Values;

    /// <summary>The limits, and what was said of single tasks.</summary>
    public TaskPolicySetup Policies { get; } = new();

    /// <summary>What the application changes about flows and tasks.</summary>
    public DefinitionChanges Changes { get; } = new();

    /// <summary>The delegates that documents may name.</summary>
    public List<KeyValuePair<string, Func<ActionContext, CancellationToken, Task>>> Delegates { get; } = [];

    /// <summary>The handlers of the application, by the type of action.</summary>
    public List<ActionHandlerRegistration> Handlers { get; } = [];

    /// <summary>Those that were added, and those of documents that have no mistakes, in the order in which they were added.</summary>
    public IReadOnlyList<Automation> Automations => Read.Automations;

    /// <summary>What is wrong with documents, each in a sentence with its place.</summary>
    public IEnumerable<string> DocumentMistakes => Read.Mistakes;

    /// <summary>What is doubtful in documents, each in a sentence with its place.</summary>
    public IEnumerable<string> DocumentWarnings => Read.Warnings;

    // Not before it is asked for: which types of actions there are is known when all handlers were added.
    DeclaredAutomations Read => read ??= DeclaredAutomations.Read(declared, [.. Handlers.Select(h => h.Type)]);

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
        foreach (var definition in known)
            if (definition is FlowDefinition flow) flows.Add(flow);
            else if (definition is TaskDefinition task) tasks.TryAdd($"{task.Assembly}:{task.DeclaringType}.{task.Member}:{task.Identity}", task);
    }

    public void Add(Automation automation) => Declare(automation);

    /// <summary>Adds documents, which are read once it is known what types of actions there are.</summary>
    public void Add(AutomationSource documents) => Declare(documents);

    void Declare(object source)
    {
        declared.Add(source);
        read = null;
    }
}
