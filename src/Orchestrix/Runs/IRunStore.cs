namespace Orchestrix.Runs;

/// <summary>Reads runs. May be called from any thread.</summary>
public interface IRunStore
{
    /// <summary>Finds a run.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The run, or <see langword="null"/> when it is unknown or no longer kept.</returns>
    ValueTask<Run?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The flow runs that are kept, oldest first.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The runs; those that begin while reading may or may not be among them.</returns>
    IAsyncEnumerable<FlowRun> FlowRunsAsync(CancellationToken cancellationToken = default);

    /// <summary>The task runs below a flow run or task run that are still kept, oldest first.</summary>
    /// <param name="parentId">The run that called them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The runs.</returns>
    IAsyncEnumerable<TaskRun> TaskRunsAsync(Guid parentId, CancellationToken cancellationToken = default);
}
