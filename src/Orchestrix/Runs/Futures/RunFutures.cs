using System.Collections;
using System.Runtime.CompilerServices;
using Orchestrix.Runs;
using Orchestrix.Runs.Futures;

namespace Orchestrix;

/// <summary>The futures of a <c>Run.Map</c> whose calls return nothing, in the order of its elements. Awaiting them waits until all have ended.</summary>
public sealed class RunFutures : IReadOnlyList<RunFuture>
{
    readonly RunFuture[] futures;

    internal RunFutures(RunFuture[] futures) => this.futures = futures;

    /// <inheritdoc/>
    public int Count => futures.Length;

    /// <inheritdoc/>
    public RunFuture this[int index] => futures[index];

    /// <summary>Waits until all have ended; then throws what the first that failed, in their order, threw.</summary>
    /// <returns>What <c>await</c> needs.</returns>
    public TaskAwaiter GetAwaiter() => EndAsync().GetAwaiter();

    /// <summary>The same futures, whose values are how the calls ended: awaiting them never throws, and what depends on them starts whatever became of them.</summary>
    /// <returns>The futures of the outcomes.</returns>
    public RunFutures<RunOutcome> AllowFailure() => new(Array.ConvertAll(futures, static f => f.AllowFailure()));

    /// <inheritdoc/>
    public IEnumerator<RunFuture> GetEnumerator() => ((IEnumerable<RunFuture>)futures).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => futures.GetEnumerator();

    async Task EndAsync()
    {
        await FutureWaits.AllEnded(futures).ConfigureAwait(false);
        foreach (var future in futures) future.ThrowIfFailed();
    }
}
