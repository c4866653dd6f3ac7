namespace Orchestrix.Benchmarks;

/// <summary>
/// W3: what did not happen. Ours is everything from the log's records to the committed firing; the limit is a dictionary and a queue of deadlines, which holds
/// disarmed ones until their time. Nobody's figure has the making of events in it.
/// </summary>
static class SilenceRows
{
    public static IEnumerable<Func<IReadOnlyList<RatioRow>>> Groups { get; } =
    [
        () => Rows(1_000, ofRuns: true), () => Rows(1_000, ofRuns: false),
        () => Rows(100_000, ofRuns: true), () => Rows(100_000, ofRuns: false),
        () => Rows(1_000_000, ofRuns: true), () => Rows(1_000_000, ofRuns: false),
        Precision,
    ];

    static List<RatioRow> Rows(int keys, bool ofRuns)
    {
        Lazy<SilenceWorkload> work = new(() => new SilenceWorkload(keys, ofRuns));
        var about = $"W3 {(ofRuns ? "run" : "custom")} events, K={keys:N0}";
        List<RatioRow> rows = [RatioRow.Rate($"{about} / dictionary and FIFO", keys < 100_000 ? 0.8 : 1, () => work.Value.Round()) with { Rounds = 7, WarmUps = 3 }];
        if (keys <= 100_000 && !ofRuns) rows.Add(new($"{about} / System.Threading.Timer a key", "ns", 0.71, () => work.Value.RoundBesideTimers()) { Rounds = 3, WarmUps = 1 });
        if (keys == 100_000) rows.Add(RatioRow.Limit($"{about}: bytes an armed window", "B", 80, () => work.Value.Bytes()) with { Rounds = 1, WarmUps = 0 });
        return rows;
    }

    static List<RatioRow> Precision()
    {
        Lazy<(int Late, int Misplaced)> order = new(SilenceOrder.Check);
        return
        [
            RatioRow.Limit("W3 firings in virtual time that are late", "", 0, () => order.Value.Late) with { Rounds = 1, WarmUps = 0 },
            RatioRow.Limit("W3 firings in another order than a heap's", "", 0, () => order.Value.Misplaced) with { Rounds = 1, WarmUps = 0 },
        ];
    }
}
