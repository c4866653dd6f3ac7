namespace Orchestrix.Runs.Queries;

/// <summary>Answers questions about the runs that are kept: what a dashboard shows, and what a person asks for. May be called from any thread.</summary>
/// <example><code>
/// var failed = await host.RunQueries.QueryAsync(new RunQuery { Filter = new RunFilter { StateTypes = [StateType.Failed] } });
/// foreach (var run in failed.Runs) Console.WriteLine(run);
/// </code></example>
public interface IRunQueries
{
    /// <summary>How many intervals may be asked for at once.</summary>
    const int MostIntervals = 1_000;

    /// <summary>Reads a page of runs.</summary>
    /// <param name="query">Which ones; <see langword="null"/> for the newest 50 flow runs.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is out of bounds.</exception>
    ValueTask<RunPage> QueryAsync(RunQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Counts runs.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>How many there are.</returns>
    ValueTask<int> CountAsync(RunFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Counts runs by their states.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The states in which there are runs, by type and name.</returns>
    ValueTask<IReadOnlyList<RunStateCount>> CountByStateAsync(RunFilter filter, CancellationToken cancellationToken = default);

    /// <summary>
    /// Counts runs by intervals of time and by their states: the bars of a chart. A run belongs to the interval in which it began; one that has not, to that in
    /// which it shall begin, or else became known.
    /// </summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="since">Where the first interval begins.</param>
    /// <param name="until">Where the last interval ends, itself not included.</param>
    /// <param name="interval">The length of an interval; the last one may be shorter.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The intervals in their order, also those without runs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not positive, the end is not after the beginning, or there would be more than <see cref="MostIntervals"/>.</exception>
    ValueTask<IReadOnlyList<RunInterval>> HistoryAsync(RunFilter filter, DateTimeOffset since, DateTimeOffset until, TimeSpan interval, CancellationToken cancellationToken = default);

    /// <summary>Tells in a sentence why a run is still where it is: what it waits for, since when, and until when.</summary>
    /// <param name="runId">The run, of a flow or a task.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The sentence; of a run that has ended, how it ended. <see langword="null"/> when the run is unknown or no longer kept.</returns>
    ValueTask<string?> WhyAsync(Guid runId, CancellationToken cancellationToken = default);
}
