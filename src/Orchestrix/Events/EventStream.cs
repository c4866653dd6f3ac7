using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Orchestrix.Log;

namespace Orchestrix.Events;

sealed class EventStream(ILog log, ILogger<EventStream> logger, EventCounters counters) : IEventStream
{
    public IDisposable Subscribe(IObserver<OrchestrationEvent> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return new EventSubscription(log, observer, logger, counters, inline: false);
    }

    public IDisposable SubscribeInline(IObserver<OrchestrationEvent> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return new EventSubscription(log, observer, logger, counters, inline: true);
    }

    public async IAsyncEnumerable<OrchestrationEvent> ReadAsync(long? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The signal holds at most one permit: any number of wakes means "read again".
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var cursor = log.OpenCursor(new CursorOptions { After = after, Wake = () => signal.Writer.TryWrite(true) });
        var records = new LogRecord[64];
        while (true)
        {
            int read;
            while ((read = cursor.Read(records)) > 0)
            {
                for (var i = 0; i < read; i++)
                {
                    if (records[i].Entry is not EventEntry entry) continue;
                    for (var part = 0; part < records[i].Parts; part++)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        yield return entry.ToEvent(records[i], records[i].FirstPart + part);
                    }
                }
            }

            if (cursor.IsCompleted) yield break;
            await signal.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
