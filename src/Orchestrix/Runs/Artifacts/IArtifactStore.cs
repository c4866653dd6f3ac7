namespace Orchestrix.Runs.Artifacts;

/// <summary>Reads the artifacts that are kept. May be called from any thread.</summary>
public interface IArtifactStore
{
    /// <summary>Finds an artifact.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The artifact as it is now; <see langword="null"/> when it is unknown or no longer kept.</returns>
    ValueTask<Artifact?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The newest artifact of each key: what there is to look at.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The artifacts, by key.</returns>
    ValueTask<IReadOnlyList<Artifact>> LatestAsync(CancellationToken cancellationToken = default);

    /// <summary>All artifacts with a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The artifacts, the newest first; empty when there is none.</returns>
    ValueTask<IReadOnlyList<Artifact>> HistoryAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>The artifacts that a run has made, with and without a key.</summary>
    /// <param name="runId">A task run, or a flow run: then also what its task runs have made.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The artifacts, the oldest first.</returns>
    ValueTask<IReadOnlyList<Artifact>> OfRunAsync(Guid runId, CancellationToken cancellationToken = default);
}
