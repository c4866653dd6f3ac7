using Microsoft.Extensions.Logging;
using Orchestrix.Limits;

namespace Orchestrix.Runs.Caching;

/// <summary>Lets runs of cached tasks find known results, and those that need the same unknown one compute it one after the other.</summary>
sealed class ResultCaching(IResultCache cache, LimitQueue turns, TimeProvider time, ILogger logger)
{
    /// <summary>The limit that the queue has to know: one slot a key.</summary>
    public static readonly LimitDefinition Turns = new("result", 1);

    /// <summary>Takes the run's turn at a result: at once when it is known, otherwise when nobody else computes it.</summary>
    public ValueTask<ResultTurn> EnterAsync(ResultKey key, TaskCache policy, Run run, CancellationToken token)
    {
        if (policy.Refresh) return new(new ResultTurn(null, SlotLease.None));
        var finding = FindAsync(key, run, token);
        if (!finding.IsCompletedSuccessfully) return EnterAsync(finding, key, run, token);
        var known = finding.Result;
        return known?.IsFresh(time) == true ? new(new ResultTurn(known, SlotLease.None)) : EnterAsync(new ValueTask<CachedResult?>(known), key, run, token);
    }

    /// <summary>Keeps a result; that of a step of a transaction when the transaction commits. A cache that fails costs the result nothing but its being kept.</summary>
    public Task KeepAsync(ResultKey key, RememberedValue result, TaskCache policy, Run run) =>
        run.Details?.Transactions?.Outer is { } transaction
            ? transaction.WhenCommittedAsync(() => StoreAsync(key, result, policy, run), $"keeping the result of {run.Name}")
            : StoreAsync(key, result, policy, run);

    async Task StoreAsync(ResultKey key, RememberedValue result, TaskCache policy, Run run)
    {
        try
        {
            await cache.StoreAsync(key, new CachedResult(result, policy.Expires is { } age ? time.GetUtcNow() + age : null)).ConfigureAwait(false);
        }
        catch (Exception exception) // the cache's: the body has done its work
        {
            CachingLog.ResultNotKept(logger, exception, run.Definition.Name, run.Name);
        }
    }

    // What cannot be read is computed.
    ValueTask<CachedResult?> FindAsync(ResultKey key, Run run, CancellationToken token)
    {
        try
        {
            var finding = cache.FindAsync(key, token);
            return finding.IsCompletedSuccessfully ? finding : FindAsync(finding, run, token);
        }
        catch (Exception exception) when (!token.IsCancellationRequested)
        {
            CachingLog.ResultNotRead(logger, exception, run.Definition.Name, run.Name);
            return default;
        }
    }

    async ValueTask<CachedResult?> FindAsync(ValueTask<CachedResult?> finding, Run run, CancellationToken token)
    {
        try
        {
            return await finding.ConfigureAwait(false);
        }
        catch (Exception exception) when (!token.IsCancellationRequested)
        {
            CachingLog.ResultNotRead(logger, exception, run.Definition.Name, run.Name);
            return null;
        }
    }

    async ValueTask<ResultTurn> EnterAsync(ValueTask<CachedResult?> finding, ResultKey key, Run run, CancellationToken token)
    {
        if (await finding.ConfigureAwait(false) is { } early && early.IsFresh(time)) return new ResultTurn(early, SlotLease.None);
        if (IsComputedAbove(key, run)) return new ResultTurn(null, SlotLease.None); // it would wait for itself
        run.EnsureDetails().ResultKey = key;
        var turn = await turns.AcquireAsync(Turns.Name, key: $"{key.Hash:x32} {key.Task}", holder: run.Id, cancellationToken: token).ConfigureAwait(false);
        try
        {
            var known = await FindAsync(key, run, token).ConfigureAwait(false);
            if (known is null || !known.IsFresh(time)) return new ResultTurn(null, turn);
            await turn.DisposeAsync().ConfigureAwait(false);
            return new ResultTurn(known, SlotLease.None);
        }
        catch (Exception) // the store's own: whoever waits goes on
        {
            await turn.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static bool IsComputedAbove(ResultKey key, Run run)
    {
        for (var above = run.Parent; above is not null; above = above.Parent)
            if (above.Details?.ResultKey == key) return true;
        return false;
    }
}
