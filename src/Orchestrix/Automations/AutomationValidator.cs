using Orchestrix.Actions;

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

    /// <summary>The mistakes of one automation, each in a sentence that follows on its name.</summary>
    public static IEnumerable<string> MistakesOf(Automation automation, ActionValidation host)
    {
        if (string.IsNullOrWhiteSpace(automation.Name)) yield return "it has no name. Give it one that tells it from others.";
        foreach (var mistake in automation.Mistakes.Concat(automation.Trigger.Mistakes()).Concat(UnknownFlows(automation, host))) yield return mistake;
        if (automation.Actions.Count == 0) yield return "it does nothing when it fires. Give it at least one action, for example Then.Notify(\"ops\", \"…\").";
        for (var i = 0; i < automation.Actions.Count; i++)
        {
            if (automation.Actions[i] is not { } action)
            {
                yield return $"action {i} is null. Leave it out, or build it with Then.";
                continue;
            }

            foreach (var mistake in action.Validate(host)) yield return $"action {i} ({action.Type}): {mistake}";
        }

        if (OwnEffects.FlowWithoutEnd(automation) is { } flow)
            yield return $"it starts flow '{flow.Name}' whenever a run of that flow begins, without an end. Add ExceptOwnEffects() to the trigger, or react to the run's end.";
    }

    static IEnumerable<string> UnknownFlows(Automation automation, ActionValidation host)
    {
        if (host.Flows is not { } flows) yield break;
        foreach (var name in ListenedFlows.Of(automation.Trigger))
        {
            if (flows.Find(name) is not null) continue;
            var known = string.Join(", ", flows.Flows.Select(f => f.Name));
            yield return $"it listens to flow '{name}', which is unknown. {(known.Length == 0 ? "No flow is known." : $"Known are: {known}.")} Correct the name, or mark the method with [Flow].";
        }
    }
}
