using Microsoft.Extensions.Logging;
using Orchestrix.Log;

namespace Orchestrix.Events;

/// <summary>One observer with its own place in the log. What it throws stays here.</summary>
sealed class EventSubscription : IDisposable
{
    readonly IObserver<OrchestrationEvent> observer;
    readonly ILogger logger;
    readonly EventCounters counters;
    readonly LogPump pump;
    long missed;
    bool disposed;

    public EventSubscription(ILog log, IObserver<OrchestrationEvent> observer, ILogger logger, EventCounters counters, bool inline)
    {
        this.observer = observer;
        this.logger = logger;
        this.counters = counters;
        pump = new LogPump(log, Show, Complete, holdsPublishers: inline, inline: inline, runsUserCode: true);
        pump.Start();
    }

    public void Dispose()
    {
        Volatile.Write(ref disposed, true);
        pump.Dispose();
    }

    void Show(ReadOnlySpan<LogRecord> records)
    {
        ReportMissed();
        foreach (ref readonly var record in records)
        {
            if (record.Entry is not EventEntry entry) continue;
            for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++) Show(entry.ToEvent(record, part));
        }
    }

    void Show(OrchestrationEvent @event)
    {
        if (Volatile.Read(ref disposed)) return;
        try
        {
            observer.OnNext(@event);
        }
        catch (Exception exception) // user code: isolated, seen, and no reason to lose the subscription
        {
            counters.SubscriberFaulted();
            EventLog.SubscriberFaulted(logger, exception, observer.GetType(), @event.Name, @event.Id);
        }
    }

    void Complete()
    {
        try
        {
            observer.OnCompleted();
        }
        catch (Exception exception) // as above
        {
            counters.SubscriberFaulted();
            EventLog.SubscriberFaulted(logger, exception, observer.GetType(), "end of the stream", default);
        }
    }

    void ReportMissed()
    {
        var now = pump.Missed;
        if (now == missed) return;
        counters.SubscriberMissed(now - missed);
        EventLog.SubscriberMissed(logger, observer.GetType(), now - missed);
        missed = now;
    }
}
