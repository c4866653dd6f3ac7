namespace Orchestrix.Benchmarks;

/// <summary>
/// W6: from the call that emits to what comes of it, through a host with the memory store. Drafts are there before: what is measured is what the library makes of
/// them, the event that it returns included.
/// </summary>
static class EmissionRows
{
    public static IReadOnlyList<RatioRow> All()
    {
        Lazy<EmissionWorkload> work = new(() => new EmissionWorkload());
        return
        [
            RatioRow.Limit("W6 emit with 10,000 automations, one fires (>= 1,000,000 events/s)", "ns", 1_000, () => work.Value.Nanoseconds()),
            RatioRow.Limit("W6 emit with 10,000 automations, one fires: bytes", "B", 180, () => work.Value.Bytes()) with { Rounds = 5 },
            RatioRow.Limit("W6 emit to recorded firing, p50", "us", 5, () => work.Value.Recorded(0.5)) with { Rounds = 5, WarmUps = 2 },
            RatioRow.Limit("W6 emit to recorded firing, p99", "us", 50, () => work.Value.Recorded(0.99)) with { Rounds = 5, WarmUps = 2 },
            new("W6 emit to handler start / a bare hop to the thread pool, p50", "us", 1.25, () => work.Value.HandlerStart()) { Rounds = 5, WarmUps = 2 },
        ];
    }
}
