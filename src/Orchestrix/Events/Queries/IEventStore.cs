namespace Orchestrix.Events.Queries;

/// <summary>Reads the events that are kept: what a dashboard shows, and what a person asks for. May be called from any thread.</summary>
/// <example><code>
/// var page = await host.EventStore.QueryAsync(new EventQuery { Filter = new EventFilter { NamePrefixes = ["orchestrix.flow-run."] } });
/// while (page.Next is { } next) page = await host.EventStore.QueryAsync(next);
/// </code></example>
public interface IEventStore
{
    /// <summary>How many intervals may be asked for at once.</summary>
    const int MostIntervals = 1_000;

    /// <summary>The longest interval: ten years of 365 days.</summary>
    static readonly TimeSpan LongestInterval = TimeSpan.FromDays(3_650);

    /// <summary>Reads a page of events.</summary>
    /// <param name="query">Which ones; <see langword="null"/> for the newest 50.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The page. Events that the store has dropped since the first page are missing on later ones.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size or the number of skipped events is out of bounds.</exception>
    ValueTask<EventPage> QueryAsync(EventQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Counts events by intervals of time.</summary>
    /// <param name="filter">Which events. Without <see cref="EventFilter.Since"/> from the first one, without <see cref="EventFilter.Until"/> to the last one.</param>
    /// <param name="interval">
    /// The length of an interval. Intervals are aligned to Monday, 1 April 2024, in UTC: weeks begin on Mondays, days at midnight.
    /// </param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The intervals in their order, also those without events; empty when there are no events and no times were given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not positive or longer than <see cref="LongestInterval"/>, or there would be more than <see cref="MostIntervals"/>.</exception>
    ValueTask<IReadOnlyList<EventCount>> CountByTimeAsync(EventFilter filter, TimeSpan interval, CancellationToken cancellationToken = default);

    /// <summary>Counts events by their names.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The names with the most events first, and by name where there are as many.</returns>
    ValueTask<IReadOnlyList<EventCount>> CountByNameAsync(EventFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Counts events by the resources that they are about.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The resources with the most events first, and by label where there are as many.</returns>
    ValueTask<IReadOnlyList<EventCount>> CountByResourceAsync(EventFilter filter, CancellationToken cancellationToken = default);
}
