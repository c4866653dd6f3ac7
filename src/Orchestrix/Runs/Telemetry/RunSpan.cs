using System.Diagnostics;

namespace Orchestrix.Runs.Telemetry;

/// <summary>The span of one run, from the first attempt's begin to the run's end; nothing where nobody listens.</summary>
readonly struct RunSpan : IDisposable
{
    readonly Run run;
    readonly Activity? activity;

    RunSpan(Run run, Activity? activity)
    {
        this.run = run;
        this.activity = activity;
    }

    /// <summary>Begins the span of a run whose body is about to begin. Its parent is the caller's, or for a run that was started that of who started it.</summary>
    public static RunSpan Begin(Run run) => OrchestrixDiagnostics.Source.HasListeners() ? new RunSpan(run, Start(run)) : default;

    /// <summary>Keeps the trace of the code that starts a run, for when its body begins.</summary>
    public static void Keep(FlowRun run)
    {
        if (OrchestrixDiagnostics.CurrentTrace is not { } trace) return;
        var details = run.EnsureDetails();
        details.TraceParent = trace;
        details.TraceState = Activity.Current?.TraceStateString;
    }

    /// <summary>Ends the span as the run ended.</summary>
    public void Dispose()
    {
        if (activity is null) return;
        var state = run.State;
        if (activity.IsAllDataRequested)
        {
            activity.SetTag(TelemetryTags.State, state.Name);
            activity.SetTag(TelemetryTags.Attempts, run.RunCount);
            if (state.Type is StateType.Failed or StateType.Crashed) Fail(activity, state.Message, run.Exception, TelemetryTags.ErrorOf(run));
        }

        if (run.Ended is { } ended) activity.SetEndTime(ended.UtcDateTime);
        activity.Dispose();
    }

    /// <summary>Marks a span as failed.</summary>
    public static void Fail(Activity activity, string? message, Exception? exception, string? error)
    {
        activity.SetStatus(ActivityStatusCode.Error, message);
        activity.SetTag(TelemetryTags.Error, error);
        if (exception is not null) activity.AddException(exception);
    }

    static Activity? Start(Run run)
    {
        var details = run.Details;
        ActivityContext parent = default;
        if (Activity.Current is null && details?.TraceParent is { } trace) ActivityContext.TryParse(trace, details.TraceState, out parent);
        var kind = run is FlowRun ? "flow.run" : "task.run";
        var activity = OrchestrixDiagnostics.Source.StartActivity(kind, ActivityKind.Internal, parent, startTime: run.Started ?? default);
        if (activity is null) return null; // not sampled
        details ??= run.EnsureDetails();
        details.TraceParent = activity.Id;
        activity.DisplayName = $"{kind} {run.Definition.Name}";
        if (!activity.IsAllDataRequested) return activity;
        activity.SetTag(TelemetryTags.NameOf(run), run.Definition.Name);
        activity.SetTag(TelemetryTags.RunId, run.Id);
        activity.SetTag(TelemetryTags.RunName, run.Name);
        if (run is FlowRun { Cause: { } cause }) activity.SetTag(TelemetryTags.Automation, cause.Automation);
        return activity;
    }
}
