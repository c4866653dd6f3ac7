using System.Collections.Concurrent;
using System.Diagnostics;

namespace Orchestrix.Tests.Runs.Telemetry;

/// <summary>Listens to spans of Orchestrix, and keeps those of one trace: that of an activity which is current while the recorder lives.</summary>
sealed class SpanRecorder : IDisposable
{
    readonly ConcurrentQueue<Activity> ended = new();
    readonly ActivityListener listener;

    public SpanRecorder()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == OrchestrixDiagnostics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == Caller!.TraceId) ended.Enqueue(activity);
            },
        };
        Caller = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start();
        ActivitySource.AddActivityListener(listener);
    }

    public Activity Caller { get; }

    /// <summary>The spans that have ended, in that order.</summary>
    public IReadOnlyList<Activity> Ended => [.. ended];

    public Activity Single(string operation) => ended.Single(a => a.OperationName == operation);

    public void Dispose()
    {
        listener.Dispose();
        Caller.Dispose();
    }
}
