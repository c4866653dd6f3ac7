using Polly;

namespace Orchestrix.Benchmarks;

/// <summary>W7: what retries and a timeout cost that are declared on every task and needed by none.</summary>
static class AttemptRows
{
    const int Flows = 5_000;

    static readonly ResiliencePipeline Polly = new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = 3 }).AddTimeout(TimeSpan.FromSeconds(30)).Build();

    public static IReadOnlyList<RatioRow> All()
    {
        Lazy<BenchmarkHost> host = new(() => new BenchmarkHost());
        return
        [
            new("W7 retry and timeout on each of 10 tasks / Polly retry+timeout", "ns", 2, () => (InScope(host, () => Meter.Nanoseconds(Flows, Guarded)), Meter.Nanoseconds(Flows, PollySteps))),
        ];
    }

    static double InScope(Lazy<BenchmarkHost> host, Func<double> measure)
    {
        using var scope = host.Value.Host.EnterScope();
        return measure();
    }

    static void Guarded()
    {
        for (var i = 0; i < Flows; i++) Work.TenGuardedSteps(i).GetAwaiter().GetResult();
    }

    static void PollySteps()
    {
        for (var i = 0; i < Flows; i++)
        {
            var x = i;
            for (var step = 0; step < 10; step++) x = Polly.ExecuteAsync(static (value, _) => Work.BareStep(value), x).AsTask().GetAwaiter().GetResult();
        }
    }
}
