using Orchestrix.Runs;

namespace Orchestrix.Tests.Runtime.Yesterday;

/// <summary>What an older generator compiled runs on the runtime of today, as it did.</summary>
public sealed class YesterdayTests
{
    [Test]
    public async Task Call_SynchronousFlow_IsTrackedWithItsPrivateTasks()
    {
        await using var host = YesterdayLibrary.Start();

        Assert.That(YesterdayLibrary.Sum(3), Is.EqualTo(14));

        var flow = host.FlowRuns.Single();
        Assert.That((flow.Definition.Name, flow.State.Type, flow.Definition.Version, flow.Definition.Tags[0]), Is.EqualTo(("yesterday-sum", StateType.Completed, "1", "yesterday")));
        Assert.That(host.TaskRuns.Select(r => r.Definition.Name), Is.EqualTo(new[] { "square", "square", "square", "Note" }));
        Assert.That(host.TaskRuns, Has.All.Property(nameof(Run.Parent)).SameAs(flow));
    }

    [Test]
    public async Task Call_AsynchronousFlow_RetriesItsTaskByTheDeclaredDelays()
    {
        await using var host = YesterdayLibrary.Start();
        var began = host.Time.Now;

        Assert.That(await YesterdayLibrary.Greet(2, "ada", CancellationToken.None), Is.EqualTo("hello ada!"));

        Assert.That(host.FlowRuns.Single().Name, Is.EqualTo("greet ada"));
        Assert.That(host.TaskRuns.Select(r => (r.Definition.Name, r.RunCount)), Is.EqualTo(new[] { ("Fetch", 3), ("Echo", 1), ("Take", 1), ("Mark", 1) }));
        Assert.That(host.Time.Now - began, Is.EqualTo(TimeSpan.FromSeconds(180)));
    }

    [Test]
    public async Task Call_TaskThatAlwaysFails_FailsAfterItsRetries()
    {
        await using var host = YesterdayLibrary.Start();

        await Assert.ThatAsync(() => YesterdayLibrary.Greet(3, "ada", CancellationToken.None), Throws.TypeOf<TimeoutException>());

        Assert.That((host.FlowRuns.Single().State.Type, host.TaskRuns.Single().RunCount), Is.EqualTo((StateType.Failed, 3)));
    }

    [Test]
    public async Task Call_WithACancelledToken_IsCancelled()
    {
        await using var host = YesterdayLibrary.Start();

        await Assert.ThatAsync(() => YesterdayLibrary.Greet(0, "ada", new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [Test]
    public async Task Call_FlowThatIsRetried_SkipsTheStepThatItsKeyIdentifies()
    {
        await using var host = YesterdayLibrary.Start();

        Assert.That(await YesterdayLibrary.Retried(), Is.EqualTo("hello step, hello flow, 1 asked"));

        Assert.That(host.FlowRuns.Single().RunCount, Is.EqualTo(2));
    }

    [Test]
    public async Task Call_FlowOfAnObject_IsTrackedWithWhatItCallsByAnInterface()
    {
        await using var host = YesterdayLibrary.Start();

        Assert.That(await YesterdayLibrary.Sell(2), Is.EqualTo(2));

        Assert.That(host.TaskRuns.Select(r => (r.Definition.Name, r.State.Type)), Is.EqualTo(new[] { ("Book", StateType.Completed), ("Book", StateType.Completed) }));
    }

    [Test]
    public async Task Call_NamedInALambda_IsCapturedInsteadOfExecuted()
    {
        await using var host = YesterdayLibrary.Start(o => o
            .AddAutomation("count again", When.Flow(() => YesterdayLibrary.Sum(0)).Completes(), Then.RunFlow(() => YesterdayLibrary.NamedOnce())));

        YesterdayLibrary.Sum(1);

        await host.AssertRanAsync("yesterday-named", times: 1);
    }

    [Test]
    public async Task Start_ByNameAndNamedArguments_RunsTheFlow()
    {
        await using var host = YesterdayLibrary.Start(o => o.AddAutomationsFromJson(
            """{ "name": "yesterday's", "trigger": { "expect": ["go"] }, "actions": [{ "type": "run-flow", "flow": "named", "parameters": { "text": "ab", "times": 3 } }] }"""));

        host.Emit("go", "thing.1");

        var run = (await host.AssertRanAsync("yesterday-named", times: 1)).Single();
        Assert.That(run.Result, Is.EqualTo("ababab"));
    }

    [Test]
    public async Task Catalog_OfTheLibrary_TellsItsFlowsAndTasks()
    {
        await using var host = YesterdayLibrary.Start();

        Assert.That(host.Host.Flows.Flows.Select(f => f.Name), Is.EquivalentTo(new[] { "yesterday-sum", "yesterday-greet", "yesterday-retried", "yesterday-named", "yesterday-sell" }));
        Assert.That(host.Host.Flows.Tasks.Select(t => t.Name), Is.EquivalentTo(new[] { "square", "Note", "Fetch", "Echo", "Mark", "Take", "Book" }));
        var fetch = host.Host.Flows.Tasks.Single(t => t.Name == "Fetch");
        Assert.That((fetch.Retry.Retries, fetch.Timeout, fetch.Parameters.Count), Is.EqualTo((2, TimeSpan.FromHours(1), 2)));
        Assert.That(host.Host.Flows.Find("yesterday-retried")!.OnInputChanged, Is.EqualTo(InputChange.Rerun));
    }

    [Test]
    public void Call_WithoutAHost_IsAnOrdinaryCall() => Assert.That(YesterdayLibrary.Sum(2), Is.EqualTo(5));
}
