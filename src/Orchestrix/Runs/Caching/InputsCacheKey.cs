using Orchestrix.Runs;
using Orchestrix.Runs.Caching;

namespace Orchestrix;

/// <summary>The arguments as what has to be the same, see <see cref="CacheKey.Inputs"/>. Immutable.</summary>
public sealed class InputsCacheKey : CacheKey
{
    readonly HashSet<string> without;

    internal InputsCacheKey(IEnumerable<string> without)
    {
        this.without = new HashSet<string>(without, StringComparer.Ordinal);
        Excluded = [.. this.without];
    }

    /// <summary>The arguments but for some, which may differ.</summary>
    /// <param name="parameters">The names of their parameters.</param>
    /// <returns>The others.</returns>
    public InputsCacheKey Without(params IEnumerable<string> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new InputsCacheKey(without.Concat(parameters));
    }

    internal override void AddTo(CacheKeyHash hash, CapturedCall call, Run run) => hash.Describe(call, without);
}
