using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Futures;

[CancelAfter(60_000)]
public sealed class FutureGraphTests
{
    static class Parts
    {
        [Task] public static int Cut(int x) => x;

        [Task] public static int Glue(int x) => x + 1;

        [Task] public static void Paint() { }

        [Task] public static async Task Hold(Task until) => await until;

        [Flow]
        public static async Task Assemble()
        {
            var cut = Run.Submit(() => Cut(1));
            var glue = cut.Then(x => Glue(x));
            await glue;
            await Run.Submit(() => Paint(), after: [glue]);
        }

        [Flow(MaxConcurrentTasks = 1)]
        public static async Task Queue(List<RunFuture> futures, Task until)
        {
            futures.Add(Run.Submit(() => Hold(until)));
            futures.Add(Run.Submit(() => Paint()));
            futures.Add(Run.Submit(() => Paint(), after: [futures[0]]));
            await Run.WaitAllAsync(futures);
        }
    }

    [Test]
    public async Task GraphOf_SubmittedRuns_DrawsWhatTheyDependOn()
    {
        await using var host = OrchestrixTestHost.Start();

        await Parts.Assemble();

        Assert.That(host.GraphOf(host.FlowRuns.Single()).Split('\n').Where(l => l.Contains(".->")), Is.EqualTo(new[] { "    n1 -.-> n2", "    n2 -.->|\"after\"| n3" }));
    }

    [Test]
    public async Task Payload_OfASubmittedRun_NamesItsUpstreams()
    {
        await using var host = OrchestrixTestHost.Start();

        await Parts.Assemble();

        var cut = host.TaskRuns.Single(r => r.Definition.Name == "Cut");
        var payload = host.Events.OfType<RunStateChanged>().Last(e => e.Run.Definition.Name == "Glue").Payload;
        var upstream = payload.GetProperty("upstreams").EnumerateArray().Single();
        Assert.That((upstream.GetProperty("id").GetGuid(), upstream.GetProperty("kind").GetString()), Is.EqualTo((cut.Id, "data")));
    }

    [Test]
    public async Task WhyAsync_OfSubmittedRuns_SaysWhatTheyWaitFor()
    {
        await using var fixture = RunFixture.Start();
        List<RunFuture> futures = [];
        TaskCompletionSource until = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var flow = Parts.Queue(futures, until.Task);
        await fixture.Drained(() => futures[0].State.Type == StateType.Running);

        var forPlace = await fixture.Host.RunQueries.WhyAsync(futures[1].Run!.Id);
        var forOther = await fixture.Host.RunQueries.WhyAsync(futures[2].Run!.Id);
        until.SetResult();
        await flow;

        Assert.That(forPlace, Does.Contain("waits for a place of the runner").And.Contain("1 of 1 are taken"));
        Assert.That(forOther, Does.Contain("waits for Hold-1 (Running)"));
        Assert.That(futures[1].Run!.Started, Is.Not.Null);
    }
}
