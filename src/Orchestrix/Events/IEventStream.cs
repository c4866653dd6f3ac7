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
    /// <summary>
    /// Shows events on the thread that logs them, right after the rules looked at them: for observers that only count, filter or hand over. It saves the way to
    /// another thread, and it makes every run and every emitter wait for the observer.
    /// </summary>
    /// <param name="observer">Takes the events, one at a time and in the log's order. It must be quick, must never block or wait, and must not call flows or tasks.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    /// <remarks>
    /// When several threads log at once, one may show an event here while another has not yet come to it in the rules.
    /// Such an observer misses nothing: publishers wait when it falls behind. While one thread shows events to it, what other threads log meanwhile is shown by
    /// that thread too. What it throws is logged and counted, as with <see cref="IObservable{T}.Subscribe"/>, and harms nobody else. Stores that are not in memory
    /// show events on a thread of their own.
    /// </remarks>
    /// <example><code>using var subscription = host.Events.SubscribeInline(Observer.Create&lt;OrchestrationEvent&gt;(e =&gt; failures.Add(e.Name.EndsWith(".Failed") ? 1 : 0)));</code></example>
    IDisposable SubscribeInline(IObserver<OrchestrationEvent> observer);

    /// <summary>Reads events as an asynchronous sequence, which ends when the host has stopped.</summary>
    /// <param name="after">The position after which to start; <see langword="null"/> (the default) for what comes from now on. 0 reads all that is still kept.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events.</returns>
    IAsyncEnumerable<OrchestrationEvent> ReadAsync(long? after = null, CancellationToken cancellationToken = default);
}
