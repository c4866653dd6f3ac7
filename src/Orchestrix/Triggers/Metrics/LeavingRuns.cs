using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers.Metrics;

/// <summary>Calls a figure when a run leaves its range.</summary>
sealed class LeavingRuns(MetricFigure figure) : DeadlineSource
{
    public MetricFigure Figure => figure;
}
