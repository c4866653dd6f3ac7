namespace Orchestrix.Benchmarks;

/// <summary>
/// W1: finding one automation among many. Ours is everything from the log's record to the committed firing with the request of its action; the limit is two
/// dictionary look-ups and a counter.
/// </summary>
static class MatchingRows
{
    const int Loaded = 100_000, Changes = 20_000;

    public static IEnumerable<Func<IReadOnlyList<RatioRow>>> Groups { get; } =
    [
        () => Rows(1_000, ofRuns: true), () => Rows(10_000, ofRuns: true), () => Rows(100_000, ofRuns: true),
        () => Rows(1_000, ofRuns: false), () => Rows(10_000, ofRuns: false), () => Rows(100_000, ofRuns: false),
        ChangeRows,
    ];

    static List<RatioRow> Rows(int automations, bool ofRuns)
    {
        Lazy<MatchingWorkload> work = new(() => new MatchingWorkload(automations, ofRuns));
        var about = $"W1 {(ofRuns ? "run" : "custom")} events, N={automations:N0}";
        List<RatioRow> rows =
        [
            RatioRow.Rate($"{about} / dictionary", ofRuns ? 0.75 : 0.5, () => (work.Value.Ours(), work.Value.Dictionary())),
            new($"{about}, 100 wildcard or negated beside / without", "ns", 2, () => (work.Value.OursBeside100(), work.Value.Ours())) { Rounds = 5 },
            RatioRow.Limit($"{about}: bytes a firing", "B", 64, () => work.Value.FiringBytes()) with { Rounds = 3, WarmUps = 1 },
            RatioRow.Limit($"{about}: bytes an event without firing", "B", 0, () => work.Value.UnmatchedBytes()) with { Rounds = 3, WarmUps = 1 },
        ];
        if (automations == 1_000 && !ofRuns) rows.Add(new($"{about} / Rx Where", "ns", 0.02, () => (work.Value.OursOfFew(), work.Value.Rx())) { Rounds = 3, WarmUps = 1 });
        return rows;
    }

    static List<RatioRow> ChangeRows()
    {
        Lazy<Changing> work = new(() => new Changing(Loaded));
        return
        [
            RatioRow.Limit($"W1 add or remove one of {Loaded:N0} between events", "ns", 2_000, () => work.Value.Exact(Changes)),
            RatioRow.Limit($"W1 add or remove a wildcard beside {Loaded:N0} between events", "ns", 2_000, () => work.Value.Wildcards(Changes)),
            RatioRow.Limit($"W1 load {Loaded:N0} automations", "ms", 300, () => work.Value.Load()) with { Rounds = 5, WarmUps = 2 },
        ];
    }
}
