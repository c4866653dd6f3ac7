using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Orchestrix.Runs.Futures;

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>What had to end before this run could begin, for a run that was submitted with other futures. Otherwise empty.</summary>
    public IReadOnlyList<RunUpstream> Upstreams => Origin?.Upstreams ?? [];

    /// <summary>Waits until all futures have ended. Never throws because of how they ended.</summary>
    /// <param name="futures">The futures.</param>
    /// <returns>What they came to as one state, which a flow may return: see <see cref="RunState.Aggregate"/>.</returns>
    public static async Task<RunState> WaitAllAsync(params IEnumerable<RunFuture> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        RunFuture[] all = [.. futures];
        await FutureWaits.AllEnded(all).ConfigureAwait(false);
        return RunState.Aggregate(all.Select(f => f.State));
    }

    /// <summary>Gives futures in the order in which they end, each once.</summary>
    /// <typeparam name="TFuture">The type of the futures.</typeparam>
    /// <param name="futures">The futures.</param>
    /// <param name="cancellationToken">Gives up waiting; it cancels none of the futures.</param>
    /// <returns>The futures that have ended.</returns>
    public static async IAsyncEnumerable<TFuture> AsCompletedAsync<TFuture>(IEnumerable<TFuture> futures, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TFuture : RunFuture
    {
        ArgumentNullException.ThrowIfNull(futures);
        TFuture[] all = [.. futures];
        var ended = Channel.CreateUnbounded<TFuture>(new UnboundedChannelOptions { SingleReader = true });
        foreach (var future in all) future.Notify(new EndedFuture<TFuture>(future, ended.Writer));
        var hopeful = 0; // the first that may still end while this waits
        for (var left = all.Length; left > 0; left--)
        {
            if (ended.Reader.TryRead(out var next))
            {
                yield return next;
                continue;
            }

            while (hopeful < all.Length && (all[hopeful].HasEnded || !WaitGraph.CanEnd(all[hopeful]))) hopeful++;
            var last = hopeful == all.Length || left == 1 ? Array.FindLast(all, static f => !f.HasEnded) : null;
            if (last is not null) WaitGraph.Await(last); // throws when it waits for this run itself
            try
            {
                next = await FutureWaits.LendWhile(() => ended.Reader.ReadAsync(cancellationToken)).ConfigureAwait(false);
            }
            finally
            {
                if (last is not null) WaitGraph.Forget(last);
            }

            yield return next;
        }
    }
}
