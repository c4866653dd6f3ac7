namespace Orchestrix.Benchmarks;

/// <summary>All rows that are judged, by workload. A group is made when its turn comes, and not kept.</summary>
static class RatioRows
{
    public static IEnumerable<Func<IReadOnlyList<RatioRow>>> Groups { get; } =
    [
        .. MatchingRows.Groups,
        .. CountingRows.Groups,
        .. SilenceRows.Groups,
        CallRows.All,
        EmissionRows.All,
        LimitRows.All,
        AttemptRows.All,
        SuspendedRows.All,
        FutureRows.All,
        GeneratorRows.All,
    ];
}
