using Microsoft.Extensions.Logging;

namespace Orchestrix.Events;

static partial class EventLog
{
    [LoggerMessage(1000, LogLevel.Error, "Subscriber {Subscriber} threw on event {EventName} ({EventId}); it keeps its subscription and gets the next event.")]
    public static partial void SubscriberFaulted(ILogger logger, Exception exception, Type subscriber, string eventName, Guid eventId);

    [LoggerMessage(1001, LogLevel.Warning, "Subscriber {Subscriber} was too slow and missed {Count} log records. Keep more entries, or let it hand its work to a queue.")]
    public static partial void SubscriberMissed(ILogger logger, Type subscriber, long count);
}
