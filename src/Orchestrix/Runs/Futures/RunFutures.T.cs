using System.Collections;
using System.Runtime.CompilerServices;
using Orchestrix.Runs;
using Orchestrix.Runs.Futures;

namespace Orchestrix;

/// <summary>The futures of a <c>Run.Map</c>, in the order of its elements. Awaiting them waits until all have ended, and gives their values in that order.</summary>
/// <typeparam name="T">What each call returns.</typeparam>
public sealed partial class RunFutures<T> : IReadOnlyList<RunFuture<T>>
{
    readonly RunFuture<T>[] futures;

    internal RunFutures(RunFuture<T>[] futures) => this.futures = futures;

    /// <inheritdoc/>
    public int Count => futures.Length;

    /// <inheritdoc/>
    public RunFuture<T> this[int index] => futures[index];

    /// <summary>Waits until all have ended; then gives their values, or throws what the first that failed, in their order, threw.</summary>
    /// <returns>What <c>await</c> needs.</returns>
    public TaskAwaiter<T[]> GetAwaiter() => ValuesAsync().GetAwaiter();

    /// <summary>The same futures, whose values are how the calls ended: awaiting them never throws, and what depends on them starts whatever became of them.</summary>
    /// <returns>The futures of the outcomes.</returns>
    public RunFutures<RunOutcome<T>> AllowFailure() => new(Array.ConvertAll(futures, static f => f.AllowFailure()));

    /// <summary>The same futures, of calls that return nothing.</summary>
    internal RunFutures WithoutValues() => new(futures);

    /// <inheritdoc/>
    public IEnumerator<RunFuture<T>> GetEnumerator() => ((IEnumerable<RunFuture<T>>)futures).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => futures.GetEnumerator();

    async Task<T[]> ValuesAsync()
    {
        await FutureWaits.AllEnded(futures).ConfigureAwait(false);
        var values = new T[futures.Length];
        for (var i = 0; i < values.Length; i++)
        {
            futures[i].ThrowIfFailed();
            values[i] = futures[i].Value;
        }

        return values;
    }
}
