using System.Globalization;
using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Finds what Prefect's rules allow and nobody wants. Documents are taken literally; C# refuses most of it.</summary>
static class DocumentDoubts
{
    const string UsualSeconds = "3600";

    static readonly string[] EndedRuns = [.. Enum.GetValues<StateType>().Where(t => t.IsTerminal()).Select(t => $"{ResourceKinds.FlowRun.Text}.{t}")];

    public static IEnumerable<DocumentDoubt> About(Automation automation)
    {
        foreach (var doubt in NeverFires(automation.Trigger, "trigger")) yield return doubt;
        if (FiresAlways(automation)) yield return new("trigger", "The trigger names neither events nor resources, so that it fires at every event of the host, also at those that its own actions lead to. Name events in 'expect', or resources in 'match'.");
        if (CancelsWhatHasEnded(automation) is { } ended) yield return ended;
        if (StartsWhatItListensTo(automation) is { } flow)
            yield return new("trigger.ignore_own_effects", $"It starts flow '{DocumentNode.Cut(flow)}', whose runs its trigger listens to: it may react to itself until the loop guard stops it. Set 'ignore_own_effects' to true in the trigger.") { IsFoundByHosts = true };
    }

    static IEnumerable<DocumentDoubt> NeverFires(Trigger trigger, string path)
    {
        if (trigger is EventTrigger leaf)
            foreach (var doubt in NeverFires(leaf, path)) yield return doubt;
        for (var i = 0; i < trigger.Parts.Count; i++)
            foreach (var doubt in NeverFires(trigger.Parts[i], $"{path}.triggers.{i}")) yield return doubt;
    }

    static IEnumerable<DocumentDoubt> NeverFires(EventTrigger trigger, string path)
    {
        if (trigger.Posture == TriggerPosture.Proactive)
        {
            if (trigger.Threshold < 1) yield return new($"{path}.threshold", $"The trigger can never fire: fewer than {trigger.Threshold} events cannot occur. Expect at least 1.");
        }
        else if (trigger.After.Count > 0 && trigger.Within == TimeSpan.Zero)
        {
            if (trigger.Threshold >= 2) yield return new($"{path}.within", $"The trigger can never fire: {trigger.Threshold} events have to come after another one, but within no time. Give a window in seconds, for example 600.");
            else if (trigger.Expect.Count > 0 && trigger.Expect.All(trigger.After.Contains)) yield return new($"{path}.within", "The trigger can never fire: each expected event also opens a window, which ends at once. Give a window in seconds, for example 600.");
        }

        if (HasEmptyLabel(trigger.Match)) yield return NothingMatches($"{path}.match");
        if (trigger.MatchRelated.Any(HasEmptyLabel)) yield return NothingMatches($"{path}.match_related");
    }

    static bool HasEmptyLabel(LabelSpecification specification) => specification.Labels.Any(l => l.Value.Count == 0);

    static DocumentDoubt NothingMatches(string path) => new(path, "The trigger can never fire: a label has no pattern here, and so no value is accepted. Give one, for example \"*\".");

    static bool FiresAlways(Automation automation) =>
        automation.Trigger is EventTrigger { Posture: TriggerPosture.Reactive, After.Count: 0, Expect.Count: 0, Match.IsEmpty: true } trigger
        && trigger.MatchRelated.All(s => s.IsEmpty)
        && automation.Actions.Concat(automation.ActionsOnTrigger).Any(a => a is not DoNothingAction);

    // A window that an ended run opens, and that ends in silence; or an event that is the end itself.
    static DocumentDoubt? CancelsWhatHasEnded(Automation automation)
    {
        if (automation.Trigger is not EventTrigger trigger || !automation.Actions.Any(a => a is CancelFlowRunAction)) return null;
        var (field, names) = trigger.Posture == TriggerPosture.Proactive ? ("after", trigger.After) : ("expect", trigger.Expect);
        if (names.Count == 0 || !names.All(n => EndedRuns.Contains(n.Text))) return null;
        var seconds = trigger.Posture == TriggerPosture.Proactive ? SpokenLength.SecondsOf(trigger.Within).ToString(CultureInfo.InvariantCulture) : UsualSeconds;
        return new($"trigger.{field}", $"The trigger fires after '{names[0].Text}', and a run that has come so far has ended: 'cancel-flow-run' cannot succeed any more. "
            + $"To cancel runs that last too long, write the trigger {{ \"type\": \"stays\", \"state\": \"RUNNING\", \"for\": {seconds} }}.");
    }

    static string? StartsWhatItListensTo(Automation automation)
    {
        if (automation.ExceptsOwnEffects) return null;
        var started = automation.Actions.OfType<RunFlowAction>().Select(a => a.FlowName).OfType<string>();
        return started.Intersect(ListenedFlows.Of(automation.Trigger), StringComparer.Ordinal).FirstOrDefault();
    }
}
