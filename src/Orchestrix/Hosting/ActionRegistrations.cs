using System.Text.Json;
using Orchestrix.Actions;
using Orchestrix.Automations.Documents;
using Orchestrix.Flows;

namespace Orchestrix.Hosting;

/// <summary>Puts together what the actions of documents may name.</summary>
static class ActionRegistrations
{
    public static ActionRegistry Make(OrchestrixSetup setup, FlowRegistry flows, JsonSerializerOptions json)
    {
        Dictionary<string, Func<IServiceProvider, IActionHandler>> handlers = new(StringComparer.Ordinal);
        foreach (var handler in setup.Handlers) handlers.TryAdd(handler.Type, handler.Resolve);
        foreach (var (type, own) in AutomationSwitchHandler.ByType) handlers.TryAdd(type, _ => own);
        foreach (var (type, own) in FlowRunSwitchHandler.ByType) handlers.TryAdd(type, _ => own);
        Dictionary<string, ActionDelegate> delegates = new(StringComparer.Ordinal);
        foreach (var (name, execute) in setup.Delegates.Concat(DelegatesIn(setup)))
        {
            if (!delegates.TryGetValue(name, out var other)) delegates.Add(name, new ActionDelegate(execute));
            else if (other.Execute != execute) delegates[name] = other with { IsAmbiguous = true };
        }

        return new ActionRegistry { Handlers = handlers, Delegates = delegates, Flows = flows, Json = json };
    }

    /// <summary>What is wrong with the registrations, each mistake in a sentence with its mend.</summary>
    public static IEnumerable<string> MistakesOf(OrchestrixSetup setup)
    {
        foreach (var same in setup.Handlers.GroupBy(h => h.Type, StringComparer.Ordinal))
        {
            if (same.Count() > 1) yield return $"{same.Count()} handlers are registered for actions of type '{same.Key}'. Register one.";
            if (ActionForms.OwnOf(same.Key) is not null) yield return $"A handler is registered for actions of type '{same.Key}', which need none. Register it for a type of another name.";
        }

        foreach (var same in setup.Delegates.GroupBy(d => d.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{same.Count()} delegates are named '{same.Key}'. Give all but one another name.";
    }

    static IEnumerable<KeyValuePair<string, Func<ActionContext, CancellationToken, Task>>> DelegatesIn(OrchestrixSetup setup) =>
        from automation in setup.Automations
        from action in automation.Actions.Concat(automation.ActionsOnTrigger).Concat(automation.ActionsOnResolve).OfType<DelegateAction>()
        where action.Execute is not null
        select KeyValuePair.Create(action.Type, action.Execute);
}
