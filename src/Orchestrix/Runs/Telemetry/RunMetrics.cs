using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orchestrix.Runs.Telemetry;

/// <summary>What is measured of the runs of one host. May be used from any thread.</summary>
sealed class RunMetrics
{
    readonly Histogram<double> duration;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">The host's meter.</param>
    /// <param name="live">The flow runs that have not ended, looked at when somebody collects.</param>
    public RunMetrics(Meter meter, Func<IEnumerable<FlowRun>> live)
    {
        duration = meter.CreateHistogram(
            "orchestrix.run.duration", "s", "How long runs took, from their first attempt's begin to their end.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14400] });
        meter.CreateObservableUpDownCounter("orchestrix.run.active", () => CountOf(live()), "{run}", "Flow runs that have not ended, by flow and state.");
    }

    /// <summary>A run has ended.</summary>
    public void Ended(Run run)
    {
        if (duration.Enabled) Measure(run);
    }

    void Measure(Run run)
    {
        if (run.Duration is not { } took) return; // a body that never began took no time
        TagList tags = default;
        tags.Add(TelemetryTags.NameOf(run), run.Definition.Name);
        tags.Add(TelemetryTags.State, run.State.Type.ToString());
        if (TelemetryTags.ErrorOf(run) is { } error) tags.Add(TelemetryTags.Error, error);
        duration.Record(took.TotalSeconds, tags);
    }

    static IEnumerable<Measurement<long>> CountOf(IEnumerable<FlowRun> runs) => runs
        .GroupBy(r => (r.Definition.Name, r.State.Type))
        .Select(g => new Measurement<long>(g.LongCount(), new(TelemetryTags.Flow, g.Key.Name), new(TelemetryTags.State, g.Key.Type.ToString())));
}
