using Orchestrix.Events;

namespace Orchestrix.Triggers.Metrics;

/// <summary>The types of states as labels have them.</summary>
static class StateTypes
{
    public static readonly LabelValue Pending = LabelValue.Of("PENDING");
    public static readonly LabelValue Running = LabelValue.Of("RUNNING");
    public static readonly LabelValue Failed = LabelValue.Of("FAILED");
    public static readonly LabelValue Crashed = LabelValue.Of("CRASHED");
    public static readonly LabelValue Completed = LabelValue.Of("COMPLETED");
    public static readonly LabelValue Cancelled = LabelValue.Of("CANCELLED");

    /// <summary>The name of the state of a run that should have begun.</summary>
    public static readonly LabelValue LateName = LabelValue.Of("Late");

    public static bool IsTerminal(LabelValue type) => type == Completed || type == Failed || type == Crashed || type == Cancelled;
}
