namespace Orchestrix.Runs;

/// <summary>Values that differ from attempt to attempt, such as the time: remembered like steps where a run can be retried.</summary>
static class RecordedValues
{
    public static T Of<T>(Run run, string name, Func<Run, T> make)
    {
        if (run.Details?.Scope is not { } scope) return make(run);
        return scope.Recorded(name, () => make(run));
    }
}
