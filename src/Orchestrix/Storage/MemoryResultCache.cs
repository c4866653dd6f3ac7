using Orchestrix.Runs.Caching;

namespace Orchestrix.Storage;

/// <summary>Keeps the results that were used last, so many of them.</summary>
sealed class MemoryResultCache(MemoryStoreOptions options) : IResultCache
{
    readonly Lock gate = new();
    readonly Dictionary<ResultKey, LinkedListNode<(ResultKey Key, CachedResult Result)>> byKey = [];
    readonly LinkedList<(ResultKey Key, CachedResult Result)> byUse = new(); // the last used first

    public ValueTask<CachedResult?> FindAsync(ResultKey key, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node)) return default;
            if (node.Previous is not null)
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
            }

            return new(node.Value.Result);
        }
    }

    public ValueTask StoreAsync(ResultKey key, CachedResult result, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (byKey.Remove(key, out var before)) byUse.Remove(before);
            if (options.CachedResults == 0) return ValueTask.CompletedTask;
            byKey.Add(key, byUse.AddFirst((key, result)));
            if (byKey.Count <= options.CachedResults) return ValueTask.CompletedTask;
            byKey.Remove(byUse.Last!.Value.Key);
            byUse.RemoveLast();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ForgetAsync(string? task = null, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            List<ResultKey> gone = [.. byKey.Keys.Where(k => task is null || k.Task == task)];
            foreach (var key in gone)
                if (byKey.Remove(key, out var node)) byUse.Remove(node);
            return new(gone.Count);
        }
    }
}
