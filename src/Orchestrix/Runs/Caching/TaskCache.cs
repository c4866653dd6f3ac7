namespace Orchestrix.Runs.Caching;

/// <summary>How the results of a task are cached.</summary>
/// <param name="Key">What has to be the same.</param>
/// <param name="Expires">How long a result answers; null: as long as it is kept.</param>
/// <param name="Refresh">Whether results are computed anew, and only kept for others.</param>
sealed record TaskCache(CacheKey Key, TimeSpan? Expires, bool Refresh);
