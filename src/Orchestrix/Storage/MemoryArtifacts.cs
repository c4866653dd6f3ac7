using Orchestrix.Runs.Artifacts;

namespace Orchestrix.Storage;

/// <summary>The newest artifacts, by their place in time. An update keeps the place; when there are too many, the oldest goes.</summary>
sealed class MemoryArtifacts(MemoryStoreOptions options) : IArtifactStore
{
    readonly Lock gate = new();
    readonly Dictionary<Guid, LinkedListNode<Artifact>> byId = [];
    readonly LinkedList<Artifact> inOrder = [];

    /// <summary>A change was stored. Called under the log's lock, in the log's order.</summary>
    public void Stored(ArtifactChange change)
    {
        var artifact = change.Artifact;
        lock (gate)
        {
            if (byId.TryGetValue(artifact.Id, out var known))
            {
                known.Value = artifact;
                return;
            }

            if (change.IsUpdate) return; // of one that is gone
            byId[artifact.Id] = inOrder.AddLast(artifact);
            while (inOrder.Count > options.Artifacts)
            {
                byId.Remove(inOrder.First!.Value.Id); // not null: there is at least the new one
                inOrder.RemoveFirst();
            }
        }
    }

    public ValueTask<Artifact?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        lock (gate) return new(byId.GetValueOrDefault(id)?.Value);
    }

    public ValueTask<IReadOnlyList<Artifact>> LatestAsync(CancellationToken cancellationToken = default) =>
        new([.. Snapshot().Where(a => a.Key is not null).GroupBy(a => a.Key!, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(a => a.Key, StringComparer.Ordinal)]);

    public ValueTask<IReadOnlyList<Artifact>> HistoryAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new([.. Snapshot().Where(a => a.Key == key).Reverse()]);
    }

    public ValueTask<IReadOnlyList<Artifact>> OfRunAsync(Guid runId, CancellationToken cancellationToken = default) =>
        new([.. Snapshot().Where(a => a.FlowRunId == runId || a.TaskRunId == runId)]);

    List<Artifact> Snapshot()
    {
        lock (gate) return [.. inOrder];
    }
}
