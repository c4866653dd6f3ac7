using Orchestrix.Runs;
using Orchestrix.Tests.Runs;

namespace Orchestrix.Tests.Storage;

/// <summary>The memory store is bounded. Ten million calls are the benchmarks' "soak"; here are as many as show it.</summary>
public sealed partial class FlatMemoryTests
{
    [Flow] static int CountUp(int calls) { var sum = 0; for (var i = 0; i < calls; i++) sum = Increment(sum); return sum; }

    [Task] static int Increment(int x) => x + 1;

    [Flow] static byte[] ReturnAMegabyte() => new byte[1_000_000];

    [Test]
    public async Task Store_ManyTaskRuns_KeepsOnlyTheNewest()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureStore(s => { s.Entries = 2_000; s.UnreadBeforeWaiting = 1_000; }));

        var first = FirstRun(fixture);
        CountUp(50_000);
        GC.Collect();

        Assert.That(first.TryGetTarget(out _), Is.False);
        Assert.That(fixture.Events(), Has.Count.LessThanOrEqualTo(3 * 2_000));
    }

    [Test]
    public async Task Store_ManyFlowRuns_KeepsTheNewestWithTheirResults()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureStore(s => { s.Entries = 100; s.UnreadBeforeWaiting = 50; s.FinishedRuns = 5; }));

        for (var i = 0; i < 200; i++) ReturnAMegabyte();

        List<FlowRun> kept = [];
        await foreach (var run in fixture.Host.Runs.FlowRunsAsync()) kept.Add(run);
        Assert.That(kept, Has.Count.EqualTo(5));
        Assert.That(kept.Select(r => r.Result), Has.All.InstanceOf<byte[]>());
    }

    // In a method of its own, so that no local keeps the run.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static WeakReference<Run> FirstRun(RunFixture fixture)
    {
        Increment(0);
        return new(fixture.Events().OfType<RunStateChanged>().First().Run);
    }
}
