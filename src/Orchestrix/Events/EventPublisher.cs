using Orchestrix.Log;

namespace Orchestrix.Events;

sealed class EventPublisher(ILog log, TimeProvider time, IEmissionContext context) : IEventPublisher
{
    public OrchestrationEvent Emit(NewEvent @event)
    {
        var (entry, now) = Create(@event);
        var position = log.Append(entry, now);
        return new OrchestrationEvent(entry, 0, position, now);
    }

    public async ValueTask<OrchestrationEvent> EmitAsync(NewEvent @event, CancellationToken cancellationToken = default)
    {
        var (entry, now) = Create(@event);
        var result = await log.CommitAsync(new Batch().Add(entry), cancellationToken).ConfigureAwait(false);
        return new OrchestrationEvent(entry, 0, result.FirstPosition, now);
    }

    (CustomEvent Entry, long Now) Create(NewEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var now = time.GetUtcNow().UtcTicks;
        return (CustomEventFactory.Create(@event, context, now), now);
    }
}
