namespace Orchestrix.Events;

/// <summary>Takes events from users. May be called from any thread.</summary>
public interface IEventPublisher
{
    /// <summary>Emits an event; it rides along with what the log stores next.</summary>
    /// <param name="event">The event. Inside a run its flow run, task run, flow and tags become related resources.</param>
    /// <returns>The event as it stands in the log, for example to let a later one follow it.</returns>
    /// <exception cref="InvalidEventException">The event is malformed or too large.</exception>
    OrchestrationEvent Emit(NewEvent @event);

    /// <summary>Emits an event and waits until it is stored.</summary>
    /// <param name="event">The event. Inside a run its flow run, task run, flow and tags become related resources.</param>
    /// <param name="cancellationToken">Gives up waiting for room.</param>
    /// <returns>The event as it stands in the log.</returns>
    /// <exception cref="InvalidEventException">The event is malformed or too large.</exception>
    ValueTask<OrchestrationEvent> EmitAsync(NewEvent @event, CancellationToken cancellationToken = default);
}
