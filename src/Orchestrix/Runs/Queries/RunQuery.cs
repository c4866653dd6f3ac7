namespace Orchestrix.Runs.Queries;

/// <summary>Asks for one page of the runs that are kept. Immutable.</summary>
public sealed record RunQuery
{
    /// <summary>The most runs that a page may have.</summary>
    public const int LargestPage = 1_000;

    /// <summary>Which runs are meant.</summary>
    /// <value>By default all flow runs.</value>
    public RunFilter Filter { get; init; } = new();

    /// <summary>By what they are ordered.</summary>
    /// <value>By default <see cref="RunOrder.Created"/>.</value>
    public RunOrder Order { get; init; }

    /// <summary>Whether the smallest come first: the oldest, shortest, or first by name.</summary>
    /// <value>By default <see langword="false"/>: the newest, longest, or last by name.</value>
    public bool Ascending { get; init; }

    /// <summary>How many a page has at most, from 1 to <see cref="LargestPage"/>.</summary>
    /// <value>By default 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>
    /// The place after which the page begins; set by <see cref="RunPage.Next"/>. Since it is a place and not a number of runs, pages do not drift while runs come
    /// and go: only a run that itself moved in the order meanwhile may be missing, or come twice.
    /// </summary>
    /// <value>By default <see langword="null"/>: the beginning.</value>
    public RunPlace? After { get; init; }
}
