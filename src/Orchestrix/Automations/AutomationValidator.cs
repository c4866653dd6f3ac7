using Orchestrix.Actions;
using Orchestrix.Automations.Documents;

namespace Orchestrix.Automations;

/// <summary>Finds everything that is wrong with a host's automations, before the first event.</summary>
static class AutomationValidator
{
    /// <summary>All mistakes, each in a sentence with its mend; empty when there are none.</summary>
    public static IReadOnlyList<string> MistakesOf(IReadOnlyCollection<Automation> automations, ActionValidation host)
    {
        List<string> mistakes = [];
        foreach (var channel in host.Channels.Duplicates.Distinct(StringComparer.Ordinal))
            mistakes.Add($"Several notification channels are named '{channel}'. Give all but one another name.");
        foreach (var same in automations.GroupBy(a => a.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            mistakes.Add($"{same.Count()} automations are named '{same.Key}'. Give all but one another name.");
        foreach (var automation in automations)
            mistakes.AddRange(MistakesOf(automation, host).Select(m => $"Automation '{automation.Name}': {m}"));
        return mistakes;
    }

    /// <summary>The mistakes of one automation. What the host lacks is one only while the automation is enabled.</summary>
    public static IEnumerable<string> MistakesOf(Automation automation, ActionValidation host)
    {
        if (string.IsNullOrWhiteSpace(automation.Name)) yield return "it has no name. Give it one that tells it from others.";
        foreach (var mistake in MistakesOfDeclaration(automation)) yield return mistake;
        if (automation.Enabled)
            foreach (var mistake in UnknownFlows(automation, host)) yield return mistake;
        var own = host.For(automation.Enabled);
        foreach (var mistake in MistakesOf("action", automation.Actions, own)) yield return mistake;
        foreach (var mistake in MistakesOf("action on trigger", automation.ActionsOnTrigger, own)) yield return mistake;
        foreach (var mistake in MistakesOf("action on resolve", automation.ActionsOnResolve, own)) yield return mistake;
        if (OwnEffects.FlowWithoutEnd(automation, host.Flows) is { } flow)
            yield return $"it starts flow '{flow.Name}' whenever a run of that flow begins, without an end. {(automation.IsFromDocument ? "Set 'ignore_own_effects' to true in the trigger" : "Add ExceptOwnEffects() to the trigger")}, or react to the run's end.";
        if (DeploymentLoops.MistakeOf(automation) is { } loop) yield return loop;
    }

    // What a document says was checked when it was read, by Prefect's rules: these allow a trigger that can never fire, and no actions.
    static IEnumerable<string> MistakesOfDeclaration(Automation automation)
    {
        if (automation.IsFromDocument) return [];
        var mistakes = automation.Mistakes.Concat(automation.Trigger.Mistakes());
        return automation.Actions.Count + automation.ActionsOnTrigger.Count + automation.ActionsOnResolve.Count > 0
            ? mistakes
            : mistakes.Append("it does nothing when it fires. Give it at least one action, for example Then.Notify(\"ops\", \"…\").");
    }

    static IEnumerable<string> MistakesOf(string what, IReadOnlyList<IAutomationAction> actions, ActionValidation host)
    {
        for (var i = 0; i < actions.Count; i++)
        {
            if (actions[i] is not { } action)
            {
                yield return $"{what} {i} is null. Leave it out, or build it with Then.";
                continue;
            }

            foreach (var mistake in action.Validate(host)) yield return $"{what} {i} ({action.Type}): {mistake}";
        }
    }

    static IEnumerable<string> UnknownFlows(Automation automation, ActionValidation host)
    {
        if (host.Flows is not { } flows) yield break;
        foreach (var name in ListenedFlows.Of(automation.Trigger))
        {
            if (flows.Find(name) is not null) continue;
            var known = string.Join(", ", flows.Flows.Select(f => f.Name));
            yield return $"it listens to flow '{name}', which is unknown. {(known.Length == 0 ? "No flow is known." : $"Known are: {known}.")} Correct the name, or mark the method with [Flow]; a flow by hand is added with AddFlow.";
        }
    }
}
