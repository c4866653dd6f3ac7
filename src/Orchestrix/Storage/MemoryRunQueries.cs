using Orchestrix.Runs;
using Orchestrix.Runs.Queries;

namespace Orchestrix.Storage;

/// <summary>Answers questions about runs by looking at all that are kept: for stores in memory, where that is short.</summary>
sealed class MemoryRunQueries(MemoryRunStore store, TimeProvider time) : IRunQueries
{
    public ValueTask<RunPage> QueryAsync(RunQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new RunQuery();
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, RunQuery.LargestPage, nameof(query));

        // The place is read once: a run may go on while it is being sorted.
        List<(Run Run, RunPlace Place)> found = [.. Find(query.Filter, cancellationToken).Select(r => (r, RunPlace.Of(r, query.Order)))];
        found.Sort((x, y) => RunPlace.Compare(x.Place, y.Place, query.Ascending));
        var rest = query.After is { } after ? found.SkipWhile(f => RunPlace.Compare(f.Place, after, query.Ascending) <= 0) : found;
        List<(Run Run, RunPlace Place)> page = [.. rest.Take(query.PageSize + 1)];
        if (page.Count <= query.PageSize) return new(new RunPage([.. page.Select(f => f.Run)], found.Count, null));
        page.RemoveAt(query.PageSize);
        return new(new RunPage([.. page.Select(f => f.Run)], found.Count, query with { After = page[^1].Place }));
    }

    public ValueTask<int> CountAsync(RunFilter filter, CancellationToken cancellationToken = default) => new(Find(filter, cancellationToken).Count());

    public ValueTask<IReadOnlyList<RunStateCount>> CountByStateAsync(RunFilter filter, CancellationToken cancellationToken = default) =>
        new(Count(Find(filter, cancellationToken)));

    public ValueTask<IReadOnlyList<RunInterval>> HistoryAsync(
        RunFilter filter, DateTimeOffset since, DateTimeOffset until, TimeSpan interval, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, since);
        var count = (long)Math.Ceiling((until - since) / interval);
        if (count > IRunQueries.MostIntervals)
        {
            throw new ArgumentOutOfRangeException(
                nameof(interval), interval, $"From {since:O} to {until:O} there are {count:N0} intervals of {interval}; at most {IRunQueries.MostIntervals} are allowed. Take longer ones, or a shorter time.");
        }

        var byInterval = Find(filter, cancellationToken).Select(r => (Run: r, At: BeginOf(r))).Where(r => r.At >= since && r.At < until)
            .ToLookup(r => (r.At - since).Ticks / interval.Ticks, r => r.Run);
        return new([.. Enumerable.Range(0, (int)count).Select(i => IntervalAt(i))]);

        RunInterval IntervalAt(int number)
        {
            var start = since + (number * interval);
            return new RunInterval(start, until - start > interval ? start + interval : until, Count(byInterval[number]));
        }
    }

    public async ValueTask<string?> WhyAsync(Guid runId, CancellationToken cancellationToken = default) =>
        await store.FindAsync(runId, cancellationToken).ConfigureAwait(false) is { } run ? RunWaiting.Describe(run, time.GetUtcNow(), ChildrenOf) : null;

    IReadOnlyList<Run> ChildrenOf(Run run) => [.. store.All(RunKind.All).Where(r => ReferenceEquals(r.Parent, run) && !r.State.IsTerminal)];

    IEnumerable<Run> Find(RunFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        foreach (var run in store.All(filter.Kind))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (filter.Accepts(run)) yield return run;
        }
    }

    static DateTimeOffset BeginOf(Run run) => run.Started ?? run.State.ScheduledTime ?? run.Created;

    static IReadOnlyList<RunStateCount> Count(IEnumerable<Run> runs) =>
    [
        .. runs.Select(r => (r.State, Duration: r.Duration ?? TimeSpan.Zero))
            .GroupBy(r => (r.State.Type, r.State.Name))
            .OrderBy(g => g.Key.Type).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
            .Select(g => new RunStateCount(g.Key.Type, g.Key.Name, g.Count(), new TimeSpan(g.Sum(r => r.Duration.Ticks)))),
    ];
}
