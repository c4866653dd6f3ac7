using System.Globalization;
using Orchestrix.Events;
using Orchestrix.Events.Queries;
using Orchestrix.Log;

namespace Orchestrix.Storage;

/// <summary>Answers questions about events by reading through the log: for stores in memory, where that is short.</summary>
sealed class LogEventStore(ILog log) : IEventStore
{
    static readonly DateTimeOffset Monday = new(2024, 4, 1, 0, 0, 0, TimeSpan.Zero); // to which intervals are aligned

    public ValueTask<EventPage> QueryAsync(EventQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new EventQuery();
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, EventQuery.LargestPage, nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        var end = query.UpTo ?? log.End;
        var found = Find(query.Filter, end, cancellationToken);
        if (query.Order == EventOrder.NewestFirst) found.Reverse();
        List<OrchestrationEvent> page = [.. found.Skip(query.Skip).Take(query.PageSize)];
        var shown = query.Skip + page.Count;
        return new(new EventPage(page, found.Count, shown < found.Count ? query with { Skip = shown, UpTo = end } : null));
    }

    public ValueTask<IReadOnlyList<EventCount>> CountByTimeAsync(EventFilter filter, TimeSpan interval, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval, IEventStore.LongestInterval);
        var found = Find(filter, log.End, cancellationToken);
        var since = filter.Since ?? found.FirstOrDefault()?.Occurred ?? filter.Until;
        var until = filter.Until ?? found.LastOrDefault()?.Occurred ?? filter.Since;
        if (since is null || until is null || until < since) return new([]);
        var (first, last) = (IntervalOf(since.Value, interval), IntervalOf(until.Value, interval));
        if (last - first >= IEventStore.MostIntervals)
        {
            throw new ArgumentOutOfRangeException(
                nameof(interval), interval, $"From {since:O} to {until:O} there are {last - first + 1:N0} intervals of {interval}; at most {IEventStore.MostIntervals} are allowed. Take longer ones, or a shorter time.");
        }

        var counts = new int[last - first + 1];
        foreach (var @event in found) counts[IntervalOf(@event.Occurred, interval) - first]++;
        return new([.. counts.Select((count, i) => OfInterval(Monday + ((first + i) * interval), interval, count))]);
    }

    public ValueTask<IReadOnlyList<EventCount>> CountByNameAsync(EventFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new(Count(Find(filter, log.End, cancellationToken), e => e.Name, e => e.Name));
    }

    public ValueTask<IReadOnlyList<EventCount>> CountByResourceAsync(EventFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new(Count(Find(filter, log.End, cancellationToken), e => e.Resource.Id, e => e.Resource.Name ?? e.Resource.Id));
    }

    /// <summary>The events that are meant, oldest first.</summary>
    List<OrchestrationEvent> Find(EventFilter filter, long upTo, CancellationToken cancellationToken)
    {
        List<OrchestrationEvent> found = [];
        using var cursor = log.OpenCursor(new CursorOptions { After = 0, Wake = static () => { } });
        var records = new LogRecord[256];
        int read;
        while ((read = cursor.Read(records)) > 0 && records[0].Position <= upTo)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var record in records.AsSpan(0, read))
            {
                if (record.Position > upTo || record.Entry is not EventEntry entry) continue;
                for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++)
                    if (entry.ToEvent(record, part) is var @event && filter.Accepts(@event)) found.Add(@event);
            }
        }

        List<OrchestrationEvent> inOrder = [.. found.OrderBy(e => e.Occurred)]; // stable: at the same moment, as in the log
        return filter.LatestOfEachResource ? [.. inOrder.GroupBy(e => e.Resource.Id, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(e => e.Occurred)] : inOrder;
    }

    static IReadOnlyList<EventCount> Count(List<OrchestrationEvent> events, Func<OrchestrationEvent, string> keyOf, Func<OrchestrationEvent, string> labelOf) =>
    [
        .. events.GroupBy(keyOf, StringComparer.Ordinal)
            .Select(g => new EventCount(g.Key, labelOf(g.Last()), g.Count(), g.First().Occurred, g.Last().Occurred))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Label, StringComparer.Ordinal).ThenBy(c => c.Value, StringComparer.Ordinal),
    ];

    static long IntervalOf(DateTimeOffset time, TimeSpan interval)
    {
        var (number, rest) = Math.DivRem((time - Monday).Ticks, interval.Ticks);
        return rest < 0 ? number - 1 : number;
    }

    static EventCount OfInterval(DateTimeOffset start, TimeSpan interval, int count)
    {
        var text = start.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        return new EventCount(text, text, count, start, start + interval);
    }
}
