using System.Diagnostics.Metrics;
using Orchestrix.Log;

namespace Orchestrix.Events;

/// <summary>What is measured of the events of one host: figures that are kept anyway, looked at when somebody collects.</summary>
sealed class EventMetrics
{
    public EventMetrics(Meter meter, ILog log, EventCounters counters)
    {
        meter.CreateObservableCounter("orchestrix.event.ingested", () => log.End, "{record}", "Records that the log took: events, and states of runs of which an ordinary run has two records.");
        meter.CreateObservableCounter("orchestrix.event.subscriber_faults", () => counters.SubscriberFaults, "{fault}", "How often subscribers threw.");
        meter.CreateObservableCounter("orchestrix.event.missed", () => counters.MissedRecords, "{record}", "Records that slow subscribers missed.");
    }
}
