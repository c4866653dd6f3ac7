using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>W7: what a run holds that waits for somebody, and whose caller waits for it; one of its steps has finished.</summary>
static class SuspendedRows
{
    const int Runs = 100_000;

    public static IReadOnlyList<RatioRow> All() => [RatioRow.Limit("W7 suspended run", "B", 2_048, Bytes) with { Rounds = 1, WarmUps = 0 }];

    static double Bytes()
    {
        using BenchmarkHost host = new();
        using var scope = host.Host.EnterScope();
        Suspend(host, 1_000); // the log's ring, the schema, the code
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var waiting = Suspend(host, Runs);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(waiting);
        return (after - before) / (double)Runs;
    }

    static Task<int>[] Suspend(BenchmarkHost host, int runs)
    {
        var tasks = new Task<int>[runs];
        for (var i = 0; i < runs; i++) tasks[i] = Work.Ask(i);
        if (host.Get<RunEngine>().LiveFlowRuns.Any(r => r.State.Name != "Suspended")) throw new InvalidOperationException("A run is not suspended.");
        return tasks;
    }
}
