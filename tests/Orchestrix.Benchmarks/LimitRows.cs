using Orchestrix.Limits;
using Orchestrix.Runs;
using Orchestrix.Runs.Caching;

namespace Orchestrix.Benchmarks;

/// <summary>W7: what a slot costs that nobody else wants, and what an answer from the cache costs beside the hashing of its inputs.</summary>
static class LimitRows
{
    const int Slots = 100_000, Hits = 5_000;

    static readonly SemaphoreSlim Semaphore = new(5);
    static readonly string Text = new('x', 1_000);

    public static IReadOnlyList<RatioRow> All()
    {
        Lazy<BenchmarkHost> host = new(() => new BenchmarkHost(o => o.AddLimit("db", slots: 5).CacheTask(() => Work.Length(""), CacheKey.Inputs)));
        Lazy<(RunEngine Engine, CapturedCall Call)> hashing = new(() => (host.Value.Get<RunEngine>(), CallCapture.Record(() => Work.Length(Text))));
        return
        [
            new("W7 slot / SemaphoreSlim wait+release", "ns", 3, () => (Meter.Nanoseconds(Slots, () => Take(host.Value.Host.Limits)), Meter.Nanoseconds(Slots, WaitAndRelease))),
            new("W7 cache hit with 1 KB of inputs / hashing them", "ns", 2, () => (Hit(host.Value), Meter.Nanoseconds(Hits, () => Hash(hashing.Value.Engine, hashing.Value.Call)))),
        ];
    }

    static void Take(ILimits limits) => TakeAsync(limits).GetAwaiter().GetResult();

    static async Task TakeAsync(ILimits limits)
    {
        for (var i = 0; i < Slots; i++)
            await using (await limits.AcquireAsync("db")) { }
    }

    static void WaitAndRelease() => WaitAndReleaseAsync().GetAwaiter().GetResult();

    static async Task WaitAndReleaseAsync()
    {
        for (var i = 0; i < Slots; i++)
        {
            await Semaphore.WaitAsync();
            Semaphore.Release();
        }
    }

    static double Hit(BenchmarkHost host)
    {
        using var scope = host.Host.EnterScope();
        return Meter.Nanoseconds(Hits, () =>
        {
            for (var i = 0; i < Hits; i++) Work.Length(Text);
        });
    }

    static void Hash(RunEngine engine, CapturedCall call)
    {
        for (var i = 0; i < Hits; i++)
        {
            using CacheKeyHash hash = new(engine, "length");
            hash.Describe(call, CacheKeyHash.Nothing);
            hash.Finish();
        }
    }
}
