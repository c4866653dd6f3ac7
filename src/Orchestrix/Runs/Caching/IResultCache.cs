namespace Orchestrix.Runs.Caching;

/// <summary>Keeps results of tasks for later runs. Used from any thread. Two runs that need the same result are kept apart before they come here.</summary>
public interface IResultCache
{
    /// <summary>Finds what is kept under a key, also when it has expired.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The result; <see langword="null"/> when none is kept.</returns>
    ValueTask<CachedResult?> FindAsync(ResultKey key, CancellationToken cancellationToken = default);

    /// <summary>Keeps a result in place of what was kept under the key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the result will be found.</returns>
    ValueTask StoreAsync(ResultKey key, CachedResult result, CancellationToken cancellationToken = default);

    /// <summary>Forgets results, so that the next runs compute them anew.</summary>
    /// <param name="task">The identity of a task; <see langword="null"/>: of all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were forgotten.</returns>
    ValueTask<int> ForgetAsync(string? task = null, CancellationToken cancellationToken = default);
}
