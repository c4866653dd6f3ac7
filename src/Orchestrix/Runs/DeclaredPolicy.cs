using Orchestrix.Runs.Caching;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>What attributes say of limits and of the cache of a task.</summary>
sealed class DeclaredPolicy(IReadOnlyList<TaskLimit> limits, TaskCache? cache) : DeclaredRules
{
    public IReadOnlyList<TaskLimit> Limits => limits;

    public TaskCache? Cache => cache;

    /// <summary>Null where attributes say nothing.</summary>
    public static DeclaredPolicy? Of(IReadOnlyList<TaskLimit> limits, CacheBy by, IReadOnlyList<string> without, double seconds, string? version)
    {
        CacheKey?[] parts =
        [
            by.HasFlag(CacheBy.Inputs) ? without.Count == 0 ? CacheKey.Inputs : CacheKey.Inputs.Without([.. without]) : null,
            by.HasFlag(CacheBy.Version) ? CacheKey.Version(version ?? "") : null,
            by.HasFlag(CacheBy.FlowParameters) ? CacheKey.FlowParameters : null,
            by.HasFlag(CacheBy.Run) ? CacheKey.Run : null,
        ];
        var key = parts.Aggregate((CacheKey?)null, static (all, part) => all is null ? part : part is null ? all : all + part);
        var cache = key is null ? null : new TaskCache(key, seconds > 0 ? TimeSpan.FromSeconds(seconds) : null, false);
        return limits.Count == 0 && cache is null ? null : new DeclaredPolicy(limits, cache);
    }
}
