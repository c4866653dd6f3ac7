using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Finds automations that would run deployments without end, because each run leads to another: Prefect's check of documents.</summary>
static class DeploymentLoops
{
    static readonly string[] OfEveryRun =
        [.. new[] { "Scheduled", "Pending", "Running", "*" }.Select(s => $"{ResourceKinds.FlowRun.Text}.{s}")];

    static readonly string AnyRun = $"{ResourceKinds.FlowRun.Text}.*";

    /// <summary>The mistake, in a sentence with its mend; null when there is none.</summary>
    public static string? MistakeOf(Automation automation)
    {
        if (!automation.Enabled || automation.Trigger is not EventTrigger { Posture: TriggerPosture.Reactive } trigger) return null;
        if (trigger.Expect.FirstOrDefault(e => OfEveryRun.Contains(e.Text)) is not { } expected) return null;
        var isOfAll = SelectsEveryRun(trigger.Match) && (trigger.MatchRelated.Count == 0 || trigger.MatchRelated.Any(SelectsEveryRun));
        return automation.Actions.OfType<DeclaredAction>().Any(a => a.Type == "run-deployment" && (IsInferred(a) || isOfAll))
            ? $"It runs a deployment at '{expected}', which each of these runs leads to in turn, without an end. React to the end of runs, for example 'orchestrix.flow-run.Completed', or narrow 'match' or 'match_related' to other runs."
            : null;
    }

    static bool IsInferred(DeclaredAction action) => action.Fields.TryGetProperty("source", out var source) && source.GetString() == "inferred";

    static bool SelectsEveryRun(LabelSpecification specification) =>
        specification.Labels.All(l => l.Key == LabelNames.ResourceId.Text && l.Value.Any(p => p.Text == AnyRun));
}
