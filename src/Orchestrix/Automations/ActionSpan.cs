using System.Diagnostics;
using Orchestrix.Runs.Telemetry;

namespace Orchestrix.Automations;

/// <summary>
/// The span of one attempt at an action; nothing where nobody listens. It goes on in the trace of the event at which the automation fired; those of the other
/// events of a composite trigger are linked.
/// </summary>
readonly struct ActionSpan : IDisposable
{
    readonly Activity? activity;

    ActionSpan(Activity? activity) => this.activity = activity;

    public static ActionSpan Begin(ActionExecution execution) => OrchestrixDiagnostics.Source.HasListeners() ? new ActionSpan(Start(execution)) : default;

    public void Failed(Exception exception)
    {
        if (activity is { IsAllDataRequested: true }) RunSpan.Fail(activity, exception.Message, exception, exception.GetType().FullName);
    }

    public void Dispose() => activity?.Dispose();

    static Activity? Start(ActionExecution execution)
    {
        var request = execution.Request;
        var firing = request.Firing;
        ActivityContext.TryParse(firing.TraceParent, null, out var parent);
        var activity = OrchestrixDiagnostics.Source.StartActivity("action.execute", ActivityKind.Internal, parent, links: LinksOf(firing));
        if (activity is null) return null; // not sampled
        activity.DisplayName = $"action.execute {request.Action.Type}";
        if (!activity.IsAllDataRequested) return activity;
        activity.SetTag(TelemetryTags.Automation, firing.Automation);
        activity.SetTag(TelemetryTags.Firing, firing.Id);
        activity.SetTag(TelemetryTags.ActionType, request.Action.Type);
        activity.SetTag(TelemetryTags.Attempt, execution.Attempt);
        return activity;
    }

    static IEnumerable<ActivityLink> LinksOf(AutomationFired firing)
    {
        foreach (var part in firing.Parts)
            if (part.Seen.Entry?.TraceParent is { } trace && trace != firing.TraceParent && ActivityContext.TryParse(trace, null, out var context))
                yield return new ActivityLink(context);
    }
}
