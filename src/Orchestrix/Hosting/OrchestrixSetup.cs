using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>What was added to one application until its host starts.</summary>
sealed class OrchestrixSetup
{
    readonly Dictionary<string, RunnableDefinition> definitions = new(StringComparer.Ordinal);
    readonly List<object> declared = []; // automations, and documents that hold some
    AutomationDocument? read;

    /// <summary>Whether calls outside of any scope may find this host. Test hosts are not found that way.</summary>
    public bool IsAmbient { get; set; } = true;

    public IEnumerable<FlowDefinition> Flows => definitions.Values.OfType<FlowDefinition>();

    public IEnumerable<TaskDefinition> Tasks => definitions.Values.OfType<TaskDefinition>();

    /// <summary>The delegates that documents may name.</summary>
    public List<KeyValuePair<string, Func<ActionContext, CancellationToken, Task>>> Delegates { get; } = [];

    /// <summary>The handlers of the application, by the type of action.</summary>
    public List<ActionHandlerRegistration> Handlers { get; } = [];

    /// <summary>Those that were added, and those of documents that have no mistakes, in the order in which they were added.</summary>
    public IReadOnlyList<Automation> Automations => Read.Automations;

    /// <summary>What is wrong with documents, each in a sentence with its place.</summary>
    public IEnumerable<string> DocumentMistakes => Read.Mistakes.Select(m => m.Message);

    // Not before it is asked for: which types of actions there are is known when all handlers were added.
    AutomationDocument Read => read ??= ReadAll();

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

    public void Add(Automation automation) => Declare(automation);

    /// <summary>Adds the automations of a JSON document.</summary>
    public void Add(string document) => Declare(document);

    void Declare(object source)
    {
        declared.Add(source);
        read = null;
    }

    AutomationDocument ReadAll()
    {
        List<Automation> automations = [];
        List<DocumentMistake> mistakes = [];
        List<string> handled = [.. Handlers.Select(h => h.Type)];
        var several = declared.OfType<string>().Count() > 1;
        var number = 0;
        foreach (var source in declared)
        {
            if (source is Automation automation)
            {
                automations.Add(automation);
                continue;
            }

            var document = AutomationJson.Read((string)source, handled);
            number++;
            automations.AddRange(document.Automations);
            mistakes.AddRange(document.Mistakes.Select(m => m with { Message = Describe(m, several ? $"JSON document {number}" : "JSON document") }));
        }

        return new AutomationDocument(automations, mistakes);
    }

    static string Describe(DocumentMistake mistake, string document) =>
        $"{document}, line {mistake.Line}, column {mistake.Column}{(mistake.Automation is { } name ? $" (automation '{name}')" : "")}{(mistake.Path.Length > 0 ? $", {mistake.Path}" : "")}: {mistake.Message}";
}
