namespace Orchestrix.Runs.Queries;

/// <summary>Some of the runs that were asked for. Immutable, though the runs themselves go on.</summary>
/// <param name="Runs">The runs, in the order that was asked for.</param>
/// <param name="Total">How many there are now, on all pages.</param>
/// <param name="Next">Asks for the next page; <see langword="null"/> when this is the last one.</param>
public sealed record RunPage(IReadOnlyList<Run> Runs, int Total, RunQuery? Next);
