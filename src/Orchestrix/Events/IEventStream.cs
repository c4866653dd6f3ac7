namespace Orchestrix.Events;

/// <summary>
/// The events of a host as they come into the log: runs' state changes, custom events, and what automations did. It never ends with an error; it completes
/// when the host has stopped and everything was shown.
/// </summary>
/// <remarks>
/// Each subscriber reads at its own pace, gets its events one at a time and in the log's order, and sees what was logged after it subscribed.
/// None can delay the runs, the rules or another subscriber; one that is slower than the log keeps is long misses events, which is logged and counted.
/// A subscriber that throws is told nothing, keeps its subscription, and is logged.
/// </remarks>
public interface IEventStream : IObservable<OrchestrationEvent>
{
    /// <summary>Reads events as an asynchronous sequence, which ends when the host has stopped.</summary>
    /// <param name="after">The position after which to start; <see langword="null"/> (the default) for what comes from now on. 0 reads all that is still kept.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events.</returns>
    IAsyncEnumerable<OrchestrationEvent> ReadAsync(long? after = null, CancellationToken cancellationToken = default);
}
