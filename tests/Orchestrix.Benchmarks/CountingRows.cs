namespace Orchestrix.Benchmarks;

/// <summary>
/// W2: a window for each key. Ours is everything from the log's record to the committed firing, windows that nobody needs any more included; the limit is a
/// dictionary of buckets that are never given back.
/// </summary>
static class CountingRows
{
    public static IEnumerable<Func<IReadOnlyList<RatioRow>>> Groups { get; } =
    [
        () => Rows(1_000, ofRuns: true), () => Rows(1_000, ofRuns: false),
        () => Rows(100_000, ofRuns: true), () => Rows(100_000, ofRuns: false),
        () => Rows(1_000_000, ofRuns: true), () => Rows(1_000_000, ofRuns: false),
        () => Growth(100_000), () => Growth(1_000_000),
    ];

    static List<RatioRow> Rows(int keys, bool ofRuns)
    {
        Lazy<CountingWorkload> work = new(() => new CountingWorkload(keys, ofRuns));
        var about = $"W2 {(ofRuns ? "run" : "custom")} events, K={keys:N0}";
        List<RatioRow> rows = [RatioRow.Rate($"{about} / dictionary and bucket", keys < 100_000 ? 0.65 : 1, () => work.Value.Round()) with { Rounds = 7, WarmUps = 3 }];
        if (keys == 1_000 && !ofRuns) rows.Add(new($"{about} / Rx GroupBy and Buffer", "ns", 0.29, () => work.Value.RoundBesideRx()) { Rounds = 3, WarmUps = 1 });
        return rows;
    }

    static List<RatioRow> Growth(int keys)
    {
        Lazy<WindowGrowth> work = new(() => new WindowGrowth(keys, ofRuns: false));
        List<RatioRow> rows = [RatioRow.Limit($"W2 K={keys:N0}: bytes a live window beyond its key", "B", 64, () => work.Value.Bytes()) with { Rounds = 1, WarmUps = 1 }];
        if (keys == 1_000_000) rows.Add(RatioRow.Limit($"W2 worst insert while growing to {keys:N0}", "ms", 5, () => work.Value.WorstInsert()) with { Rounds = 3, WarmUps = 0 });
        return rows;
    }
}
