using Orchestrix.Hosting;
using Orchestrix.Limits;
using Orchestrix.Runs;
using Orchestrix.Tests.Runs;

namespace Orchestrix.Tests.Limits;

public sealed partial class TaskLimitTests
{
    /// <summary>What the bodies of one test do; per test, so that parallel tests stay apart.</summary>
    sealed class Script
    {
        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Inside;
        public int Most;
        public int FailuresLeft;

        public async Task Enter()
        {
            Most = Math.Max(Most, Interlocked.Increment(ref Inside));
            await Gate.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
            Interlocked.Decrement(ref Inside);
        }
    }

    static readonly AsyncLocal<Script> Scripts = new();

    [Task] static async Task LimitedQuery(int id) { await Scripts.Value!.Enter(); GC.KeepAlive(id); }

    [Task(Tags = ["heavy"])] static async Task LimitedByTag() => await Scripts.Value!.Enter();

    [Task] static async Task LimitedByCustomer(int customer, string what) { await Scripts.Value!.Enter(); GC.KeepAlive((customer, what)); }

    [Task] static int LimitedSum(int a, int b) => a + b;

    [Task(Retries = 1, RetryDelaySeconds = 10)]
    static async Task LimitedWithRetry()
    {
        await Task.Yield();
        if (Scripts.Value!.FailuresLeft-- > 0) throw new InvalidOperationException("not yet");
    }

    [Flow] static async Task LimitedFlow(int count) => await Task.WhenAll(Enumerable.Range(0, count).Select(i => LimitedQuery(i)));

    [Flow]
    static async Task LimitedScope()
    {
        await using var slot = await Limit.AcquireAsync("db");
        await Scripts.Value!.Enter();
    }

    static string StatesOf(RunFixture fixture, string name) => string.Join("; ", fixture.StatesOf(name));

    [Test]
    public async Task Task_WithALimit_ExecutesOnlyAsOftenAsThereAreSlots()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 2).LimitTask(() => LimitedQuery(0), "db"));
        var script = Scripts.Value = new();
        var flow = LimitedFlow(5);
        Assert.That(await fixture.Host.Limits.StatusAsync("db"), Has.Property("Occupied").EqualTo(2).And.Property("Waiting").EqualTo(3));

        script.Gate.SetResult();
        await flow;

        Assert.That(script.Most, Is.EqualTo(2));
        Assert.That(await fixture.Host.Limits.StatusAsync("db"), Has.Property("Occupied").EqualTo(0).And.Property("Waiting").EqualTo(0));
    }

    [Test]
    public async Task Task_ThatWaitsForASlot_IsPendingAndSaysForWhat()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 1).LimitTask(() => LimitedQuery(0), "db"));
        var script = Scripts.Value = new();
        var first = LimitedQuery(1);
        var second = LimitedQuery(2);

        var waiting = fixture.Events().OfType<RunStateChanged>().Last().State;
        script.Gate.SetResult();
        await Task.WhenAll(first, second);

        Assert.That((waiting.Type, waiting.Name, waiting.Message), Is.EqualTo((StateType.Pending, "AwaitingConcurrencySlot", "Waits for slots of db")));
        Assert.That(fixture.StatesOf("LimitedQuery"), Is.EqualTo(new[] { "Pending Running Completed", "Pending AwaitingConcurrencySlot Running Completed" }));
    }

    [Test]
    public async Task Holder_OfATasksSlot_IsItsRun()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 1).LimitTask(() => LimitedQuery(0), "db"));
        var script = Scripts.Value = new();
        var running = LimitedQuery(1);

        var holder = (await fixture.Host.Limits.StatusAsync("db")).Holders.Single().Holder;
        script.Gate.SetResult();
        await running;

        Assert.That(((await fixture.Host.Runs.FindAsync(holder)) as TaskRun)?.Task.Name, Is.EqualTo("LimitedQuery"));
    }

    [Test]
    public async Task Task_WithATagThatIsLimited_TakesASlot()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("tag:heavy", slots: 1));
        var script = Scripts.Value = new();

        var both = Task.WhenAll(LimitedByTag(), LimitedByTag());
        script.Gate.SetResult();
        await both;

        Assert.That(script.Most, Is.EqualTo(1));
    }

    [Test]
    public async Task Task_LimitedByKey_WaitsOnlyForThoseWithTheSameKey()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("customer", slots: 1).LimitTask(() => LimitedByCustomer(0, ""), new TaskLimit("customer", Key: "customer")));
        var script = Scripts.Value = new();
        var all = Task.WhenAll(LimitedByCustomer(1, "a"), LimitedByCustomer(2, "b"), LimitedByCustomer(1, "c"));

        var status = await fixture.Host.Limits.StatusAsync("customer");
        script.Gate.SetResult();
        await all;

        Assert.That((status.Holders.Select(h => h.Key).Order().ToArray(), status.Waiting), Is.EqualTo((new[] { "1", "2" }, 1)));
        Assert.That((await fixture.Host.Limits.StatusAsync("customer")).Holders, Is.Empty);
    }

    [Test]
    public async Task Task_ThatIsSynchronous_WaitsOnItsThread()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 1).LimitTask(() => LimitedSum(0, 0), "db"));
        var slot = await fixture.Host.Limits.AcquireAsync("db");
        var sum = Task.Run(() => LimitedSum(1, 2));
        await fixture.Drained(() => fixture.StatesOf("LimitedSum").Contains("Pending AwaitingConcurrencySlot"));

        await slot.DisposeAsync();

        Assert.That(await sum, Is.EqualTo(3));
        Assert.That(await fixture.Host.Limits.StatusAsync("db"), Has.Property("Occupied").EqualTo(0));
    }

    [Test]
    public async Task Task_ThatAwaitsItsRetry_HoldsNoSlot()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 1).LimitTask(() => LimitedWithRetry(), "db"));
        Scripts.Value = new() { FailuresLeft = 1 };
        var running = LimitedWithRetry();
        await fixture.Drained(() => StatesOf(fixture, "LimitedWithRetry").EndsWith("AwaitingRetry", StringComparison.Ordinal));

        var slot = await fixture.Host.Limits.AcquireAsync("db", timeout: TimeSpan.Zero);
        fixture.Time.Advance(TimeSpan.FromSeconds(10));
        await fixture.Drained(() => StatesOf(fixture, "LimitedWithRetry").EndsWith("AwaitingConcurrencySlot", StringComparison.Ordinal));
        await slot.DisposeAsync();
        await running;

        Assert.That(StatesOf(fixture, "LimitedWithRetry"), Is.EqualTo("Pending Running AwaitingRetry AwaitingConcurrencySlot Retrying Completed"));
    }

    [Test]
    public async Task Task_ThatFails_GivesItsSlotBack()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 1).LimitTask(() => LimitedQuery(0), "db"));
        var script = Scripts.Value = new();
        script.Gate.SetException(new InvalidOperationException("broken"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await LimitedQuery(1));

        Assert.That(await fixture.Host.Limits.StatusAsync("db"), Has.Property("Occupied").EqualTo(0));
        Assert.That(StatesOf(fixture, "LimitedQuery"), Is.EqualTo("Pending Running Failed"));
    }

    [Test]
    public async Task Task_CancelledWhileItWaits_EndsAsCancelledAndLeavesNothingBehind()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 1).LimitTask(() => LimitedQuery(0), "db"));
        var script = Scripts.Value = new();
        var slot = await fixture.Host.Limits.AcquireAsync("db");
        var flow = LimitedFlow(1);
        await fixture.Drained(() => fixture.StatesOf("LimitedQuery").Contains("Pending AwaitingConcurrencySlot"));

        await fixture.Host.Control.CancelAsync(fixture.Events().OfType<RunStateChanged>().First(e => e.Run is FlowRun).Run.Id, "enough");
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await flow);
        await slot.DisposeAsync();

        Assert.That(StatesOf(fixture, "LimitedQuery"), Is.EqualTo("Pending AwaitingConcurrencySlot Cancelled"));
        Assert.That(await fixture.Host.Limits.StatusAsync("db"), Has.Property("Occupied").EqualTo(0).And.Property("Waiting").EqualTo(0));
        Assert.That(script.Most, Is.Zero);
    }

    [Test]
    public async Task Task_OfALimitWithoutSlots_FailsWithoutItsBodyAndIsNotRetried()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 0).LimitTask(() => LimitedWithRetry(), "db"));
        Scripts.Value = new();

        var thrown = await Assert.ThrowsAsync<LimitException>(async () => await LimitedWithRetry());

        Assert.That(thrown!.Message, Does.Contain("0 slots"));
        Assert.That(StatesOf(fixture, "LimitedWithRetry"), Is.EqualTo("Pending Failed"));
    }

    [Test]
    public async Task Acquire_InsideOfAFlow_HoldsASlotForTheRun()
    {
        await using var fixture = RunFixture.Start(o => o.AddLimit("db", slots: 1));
        var script = Scripts.Value = new();
        var flow = LimitedScope();

        var holder = (await fixture.Host.Limits.StatusAsync("db")).Holders.Single().Holder;
        script.Gate.SetResult();
        await flow;

        Assert.That((await fixture.Host.Runs.FindAsync(holder))?.Definition.Name, Is.EqualTo("LimitedScope"));
        Assert.That(await fixture.Host.Limits.StatusAsync("db"), Has.Property("Occupied").EqualTo(0));
    }

    [Test]
    public void Start_WithWrongLimits_TellsAllMistakesAtOnce()
    {
        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => RunFixture.Start(o => o
            .AddLimit("database", slots: 1).AddLimit("database", slots: 2)
            .LimitTask(() => LimitedQuery(0), "databse")
            .LimitTask(() => LimitedByCustomer(0, ""), new TaskLimit("database", Key: "custmer"))
            .LimitTask(() => LimitedFlow(1), "database")));

        Assert.That(thrown!.Message, Does.Contain("more than once").And.Contain("Did you mean 'database'?").And.Contain("Did you mean 'customer'?").And.Contain("is a flow"));
    }
}
