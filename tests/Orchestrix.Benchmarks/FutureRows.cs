using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>W7: what submitted calls cost beside direct ones.</summary>
static class FutureRows
{
    const int Calls = 100_000;

    static readonly int[] Numbers = [.. Enumerable.Range(0, Calls)];

    static readonly Lazy<BenchmarkHost> Host = new(() => new BenchmarkHost());

    public static IReadOnlyList<RatioRow> All() =>
    [
        new("W7 map 100k trivial tasks / as many direct tracked calls", "ns", 1.5, () => (InScope(() => Meter.Nanoseconds(Calls, Mapped)), InScope(() => Meter.Nanoseconds(Calls, Direct)))),
        RatioRow.Limit("W7 live future: bytes", "B", 400, () => InScope(LiveBytes)),
    ];

    static double InScope(Func<double> measure)
    {
        using var scope = Host.Value.Host.EnterScope();
        return measure();
    }

    static void Mapped() => GC.KeepAlive(Maps().GetAwaiter().GetResult());

    static void Direct() => GC.KeepAlive(Calling());

    [Flow] static async Task<int> Maps() => (await Run.Map(Numbers, x => Work.Add(x, 1))).Length;

    [Flow]
    static int Calling()
    {
        var results = new int[Calls];
        for (var i = 0; i < Calls; i++) results[i] = Work.Add(i, 1);
        return results.Length;
    }

    // Everything that waiting futures hold alive, the log's rows of their runs included: the runner has one place, which a task keeps until all are counted.
    static double LiveBytes() => Live().GetAwaiter().GetResult();

    [Flow(MaxConcurrentTasks = 1)]
    static async Task<double> Live()
    {
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Run.Submit(() => Hold(go.Task));
        while (first.State.Type != StateType.Running) await Task.Yield();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var waiting = Run.Map(Numbers, x => Work.Add(x, 1));
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Calls;
        go.SetResult();
        await waiting;
        return bytes;
    }

    [Task] static async Task Hold(Task until) => await until;
}
