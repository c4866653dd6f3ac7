namespace Orchestrix.Benchmarks;

/// <summary>G: what the generator costs whoever types. The peer does the same work as a generator does that binds every invocation, whatever its name.</summary>
static class GeneratorRows
{
    public static IReadOnlyList<RatioRow> All()
    {
        Lazy<GeneratorWorkload> work = new(() => new GeneratorWorkload());
        return
        [
            new("G edit of one file, 2,000 calls among 60,000 / naive generator", "ms", 0.25, () => (work.Value.OursAfterEdit(), work.Value.NaiveAfterEdit())) { Rounds = 9, WarmUps = 3 },
            new("G cold, 2,000 calls among 60,000 / naive generator", "ms", 0.25, () => (work.Value.OursCold(), work.Value.NaiveCold())) { Rounds = 5, WarmUps = 1 },
        ];
    }
}
