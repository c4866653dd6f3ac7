namespace Orchestrix.Runs.Queries;

/// <summary>Which kinds of runs are meant.</summary>
public enum RunKind
{
    /// <summary>Runs of flows.</summary>
    FlowRuns,

    /// <summary>Runs of tasks.</summary>
    TaskRuns,

    /// <summary>Both.</summary>
    All,
}
