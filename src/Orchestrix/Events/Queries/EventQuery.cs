namespace Orchestrix.Events.Queries;

/// <summary>Asks for one page of the events that are kept. Immutable.</summary>
public sealed record EventQuery
{
    /// <summary>The most events that a page may have.</summary>
    public const int LargestPage = 1_000;

    /// <summary>Which events are meant.</summary>
    /// <value>By default all.</value>
    public EventFilter Filter { get; init; } = new();

    /// <summary>Their order.</summary>
    /// <value>By default <see cref="EventOrder.NewestFirst"/>.</value>
    public EventOrder Order { get; init; }

    /// <summary>How many a page has at most, from 1 to <see cref="LargestPage"/>.</summary>
    /// <value>By default 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>How many of the events were on earlier pages; set by <see cref="EventPage.Next"/>.</summary>
    /// <value>By default 0.</value>
    public int Skip { get; init; }

    /// <summary>
    /// The position of the log up to which it is looked; set by <see cref="EventPage.Next"/>, so that pages do not drift while events come in.
    /// </summary>
    /// <value>By default <see langword="null"/>: the newest.</value>
    public long? UpTo { get; init; }
}
