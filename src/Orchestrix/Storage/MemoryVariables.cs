using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Variables;

namespace Orchestrix.Storage;

/// <summary>Variables in memory. A change is a batch with the version that it was based on, so that of two at once the later one sees the earlier.</summary>
sealed class MemoryVariables(ILog log, TimeProvider time, IEmissionContext context) : IVariables
{
    readonly ConcurrentDictionary<string, Variable> byName = new(StringComparer.Ordinal);

    public IReadOnlyList<Variable> All => [.. byName.Values.OrderBy(v => v.Name, StringComparer.Ordinal)];

    /// <summary>A change was stored. Called under the log's lock, in the log's order.</summary>
    public void Stored(VariableChange change)
    {
        if (change.IsDeleted) byName.TryRemove(change.Variable.Name, out _);
        else byName[change.Variable.Name] = change.Variable;
    }

    public Variable? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.GetValueOrDefault(name);
    }

    public async ValueTask<Variable> SetAsync(string name, JsonNode? value, bool overwrite = false, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var json = JsonElement.Parse(value?.ToJsonString() ?? "null");
        VariableRules.ThrowIfWrong(name, json);
        IReadOnlyList<string>? given = tags is null ? null : [.. tags.Distinct(StringComparer.Ordinal)];
        while (true)
        {
            var known = Find(name);
            if (known is not null && !overwrite) throw new VariableExistsException(name);
            var now = time.GetUtcNow();
            Variable variable = new()
            {
                Name = name,
                Value = json,
                Tags = given ?? known?.Tags ?? [],
                Created = known?.Created ?? now,
                Updated = now,
                Version = (known?.Version ?? 0) + 1,
            };
            if (await TryCommitAsync(variable, isDeleted: false, known?.Version ?? 0, cancellationToken).ConfigureAwait(false)) return variable;
        }
    }

    public async ValueTask<bool> UnsetAsync(string name, CancellationToken cancellationToken = default)
    {
        while (Find(name) is { } known)
            if (await TryCommitAsync(known, isDeleted: true, known.Version, cancellationToken).ConfigureAwait(false)) return true;
        return false;
    }

    // Somebody else may have changed it meanwhile: then nothing is stored, and the caller looks again.
    async ValueTask<bool> TryCommitAsync(Variable variable, bool isDeleted, long before, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var key = $"variable:{variable.Name}";
        VariableChange change = new(variable, isDeleted, TimeOrderedId.New(now), now) { Related = context.Related, Cause = context.Cause };
        var result = await log.CommitAsync(new Batch().Add(change).Require(key, before).Set(key, isDeleted ? 0 : variable.Version), cancellationToken).ConfigureAwait(false);
        return result.IsCommitted;
    }
}
