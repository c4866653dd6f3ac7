namespace Orchestrix.Runs.Telemetry;

/// <summary>The names of tags of spans and metrics. Ids stand on spans only: a metric has as many series as its tags have values.</summary>
static class TelemetryTags
{
    public const string Flow = "orchestrix.flow.name";

    public const string Task = "orchestrix.task.name";

    public const string State = "orchestrix.run.state";

    public const string RunId = "orchestrix.run.id";

    public const string RunName = "orchestrix.run.name";

    public const string Attempts = "orchestrix.run.attempts";

    public const string Automation = "orchestrix.automation.name";

    public const string Firing = "orchestrix.firing.id";

    public const string ActionType = "orchestrix.action.type";

    public const string Attempt = "orchestrix.action.attempt";

    public const string Outcome = "orchestrix.action.outcome";

    public const string Error = "error.type";

    /// <summary>The tag for the name of what runs.</summary>
    public static string NameOf(Run run) => run is FlowRun ? Flow : Task;

    /// <summary>What went wrong with a run: the type of its exception, or its state where there is none.</summary>
    public static string? ErrorOf(Run run)
    {
        var state = run.State;
        if (state.Type is not (StateType.Failed or StateType.Crashed)) return null;
        return run.Exception?.GetType().FullName ?? state.Name;
    }
}
