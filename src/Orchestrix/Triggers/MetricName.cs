namespace Orchestrix.Triggers;

/// <summary>A figure of flow runs.</summary>
public enum MetricName
{
    /// <summary>Of the runs that became Pending in the range, the fraction whose latest state is neither Failed nor Crashed.</summary>
    Successes,

    /// <summary>The average time from Running to the end, in seconds, of the runs that ended in the range.</summary>
    Duration,

    /// <summary>The average time from Late to Running or Crashed, in seconds, of the late runs that came there in the range.</summary>
    Lateness,
}
