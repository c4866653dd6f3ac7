using System.Text.Json;

namespace Orchestrix.Runs.Caching;

/// <summary>A result that is kept. Immutable.</summary>
public sealed class CachedResult
{
    readonly RememberedValue value;

    internal CachedResult(RememberedValue value, DateTimeOffset? expires)
    {
        this.value = value;
        Expires = expires;
    }

    /// <summary>When the result is too old to answer with, in UTC; <see langword="null"/>: never.</summary>
    public DateTimeOffset? Expires { get; }

    internal bool IsFresh(TimeProvider time) => Expires is not { } end || time.GetUtcNow() < end;

    internal T Get<T>(JsonSerializerOptions options) => value.Get<T>(options);
}
