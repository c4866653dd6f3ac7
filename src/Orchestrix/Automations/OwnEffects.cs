using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Flows;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>Sees whether an automation reacts to the runs that it starts itself.</summary>
static class OwnEffects
{
    static readonly Symbol[] EarlyEvents = [RunState.Scheduled(default).FlowRunEvent, RunState.Pending.FlowRunEvent, RunState.Running.FlowRunEvent];
    static readonly string AnyFlowRun = $"{ResourceKinds.FlowRun.Text}.";

    /// <summary>Whether an action starts a flow whose runs the trigger listens to.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="flows">What tells the flows that actions name; null when these are not looked at.</param>
    public static bool StartsWhatItListensTo(Automation automation, FlowRegistry? flows = null) => FlowsStarted(automation, flows).Any(f => ListensTo(automation.Trigger, f));

    /// <summary>
    /// A flow of which each run, once started, at once leads to another: every run has these states, so that nothing but the loop guard would end it.
    /// </summary>
    public static FlowDefinition? FlowWithoutEnd(Automation automation, FlowRegistry? flows = null)
    {
        if (!automation.Enabled || automation.ExceptsOwnEffects || automation.Trigger is not EventTrigger { Posture: TriggerPosture.Reactive, Threshold: <= 1, After.Count: 0 } trigger) return null;
        var isEarly = trigger.Expect.Count == 0 || trigger.Expect.Any(p => EarlyEvents.Any(p.Accepts));
        return isEarly ? FlowsStarted(automation, flows).FirstOrDefault(f => ListensTo(trigger, f)) : null;
    }

    static IEnumerable<FlowDefinition> FlowsStarted(Automation automation, FlowRegistry? flows = null) =>
        automation.Actions.OfType<RunFlowAction>().Select(a => a.Flow ?? (a.FlowName is { } name ? flows?.Find(name) : null)).OfType<FlowDefinition>();

    static bool ListensTo(Trigger trigger, FlowDefinition flow) => trigger switch
    {
        EventTrigger t => (t.Expect.Count == 0 || t.Expect.Concat(t.After).Any(IsOfFlowRuns)) && AcceptsRunsOf(flow, t.MatchRelated),
        StaysTrigger t => t.Kind.Equals(ResourceKinds.FlowRun) && AcceptsRunsOf(flow, t.MatchRelated),
        _ => false,
    };

    static bool IsOfFlowRuns(EventNamePattern pattern)
    {
        var star = pattern.Text.IndexOf('*', StringComparison.Ordinal);
        var start = star < 0 ? pattern.Text : pattern.Text[..star];
        return start.StartsWith(AnyFlowRun, StringComparison.Ordinal) || (star >= 0 && AnyFlowRun.StartsWith(start, StringComparison.Ordinal));
    }

    // What every run of the flow is related to for certain: the flow and its tags.
    static bool AcceptsRunsOf(FlowDefinition flow, IEnumerable<LabelSpecification> related) =>
        related.All(s => s.Accepts(flow.Resource) || flow.TagResources.Any(s.Accepts));
}
