using Microsoft.Extensions.DependencyInjection;
using Moq;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Testing;

public sealed class OrchestrixTestHostTests
{
    [Test]
    public async Task Start_InOneLine_TracksAFlowWithItsTasks()
    {
        await using var host = OrchestrixTestHost.Start();

        var total = await Shop.Total(2);

        Assert.That(total, Is.EqualTo(3));
        Assert.That(host.FlowRuns.Select(r => (r.Definition.Name, r.State.Type)), Is.EqualTo([("Total", StateType.Completed)]));
        Assert.That(host.TaskRuns.Select(r => r.Name), Is.EqualTo(["Price-1", "Round-2", "Price-3", "Round-4"]));
        Assert.That(host.FlowRuns.Single().Result, Is.EqualTo(3));
        Assert.That(host.Events.Select(e => e.Name), Has.Member("orchestrix.flow-run.Completed").And.Member("orchestrix.task-run.Pending"));
        Assert.That(host.Logs.Single().Message, Is.EqualTo("The total is 3"));
    }

    [Test]
    public async Task Start_ForARootTask_TracksIt()
    {
        await using var host = OrchestrixTestHost.Start();

        var label = Shop.Label("x");

        Assert.That((label, host.Runs.Single().State), Is.EqualTo(("x", RunState.Completed)));
    }

    [Test]
    public async Task Start_WithAMock_HandsItToTheFlowsOfAService()
    {
        var prices = new Mock<IPrices>(MockBehavior.Strict);
        prices.Setup(p => p.OfAsync("tea")).ReturnsAsync(4.2m);
        await using var host = OrchestrixTestHost.Start(o => o.Services.AddSingleton(prices.Object).AddTransient<Ordering>());

        var price = await host.Services.GetRequiredService<Ordering>().Order("tea");

        Assert.That(price, Is.EqualTo(4.2m));
        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddDays(1)));
        Assert.That(host.Logs.Select(l => l.Message), Is.EqualTo(["Ordering tea"]));
        prices.VerifyAll();
    }

    [Test]
    public async Task Start_SeveralHostsInOneTest_TheNewestTracks()
    {
        await using var outer = OrchestrixTestHost.Start();
        await using (var inner = OrchestrixTestHost.Start())
        {
            await Shop.Total(1);
            using (outer.EnterScope()) Shop.Label("outer");

            Assert.That(inner.Runs, Has.Count.EqualTo(3));
        }

        Shop.Label("outer");

        Assert.That(outer.Runs, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Start_ManyHostsInParallel_NoneSeesAnother()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Task.Run(async () =>
        {
            await using var host = OrchestrixTestHost.Start();
            host.Fake(() => Shop.Price(default, default)).Throws(new TimeoutException()).Returns(n);

            var total = await Shop.Total(2);

            Assert.That(total, Is.EqualTo(2 * n));
            Assert.That(host.Runs, Has.Count.EqualTo(5));
            Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddHours(2)));
        })));
    }

    [Test]
    public async Task StartClockAt_AMoment_IsTheTimeOfTheFirstEvent()
    {
        var start = new DateTimeOffset(2026, 3, 29, 0, 30, 0, TimeSpan.Zero);
        await using var host = OrchestrixTestHost.Start(o => o.StartClockAt(start));

        host.Emit("order.late", "order.7");

        Assert.That(host.Events.Single().Occurred, Is.EqualTo(start));
    }

    [Test]
    public async Task DisposeAsync_WhileAFlowRuns_CancelsItAndCompletesTheStream()
    {
        var completed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = OrchestrixTestHost.Start();
        using var subscription = host.Host.Events.Subscribe(_ => { }, completed.SetResult);
        var hanging = Shop.Hang(default);

        await host.DisposeAsync();

        await completed.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That(async () => await hanging, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [Test]
    public async Task DisposeAsync_Afterwards_CallsAreNotTracked()
    {
        var host = OrchestrixTestHost.Start();
        await host.DisposeAsync();

        Shop.Label("x");

        Assert.That(host.Runs, Is.Empty);
    }

    [Test]
    public async Task CancelAsync_OfASuspendedFlow_EndsItAsCancelled()
    {
        await using var host = OrchestrixTestHost.Start();
        var hanging = Shop.Hang(default);

        await host.CancelAsync(host.FlowRuns.Single(), "enough");

        Assert.That(async () => await hanging, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(host.FlowRuns.Single().State, Has.Property("Message").EqualTo("enough"));
    }

    [Test]
    public async Task Firings_FromTheEventsOfAutomations_AreRead()
    {
        await using var host = OrchestrixTestHost.Start();

        host.Emit("orchestrix.automation.triggered", "orchestrix.automation.night watch");
        host.Emit(new NewEvent("orchestrix.automation.action.failed", "orchestrix.automation.night watch")
        {
            Payload = new() { ["action_index"] = 1, ["action_type"] = "cancel-flow-run", ["invocation"] = "i", ["reason"] = "no such run" },
        });

        Assert.That(host.Firings.Single().Automation, Is.EqualTo("night watch"));
        Assert.That(host.Actions.Single(), Is.EqualTo(new RecordedAction("night watch", 1, "cancel-flow-run", "failed", "i", "no such run", host.Events[1])));
    }
}

[Parallelizable(ParallelScope.Self)]
public sealed class SetUpTests
{
    OrchestrixTestHost host = null!;

    [SetUp]
    public void SetUp() => host = OrchestrixTestHost.Start();

    [TearDown]
    public async Task TearDown() => await host.DisposeAsync();

    [Test]
    public async Task Start_InASynchronousSetUp_TracksTheTest()
    {
        host.Fake(() => Shop.Price(default, default)).Throws(new TimeoutException()).Returns(1);

        await Shop.Total(1);

        Assert.That(host.Runs, Has.Count.EqualTo(3));
        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddHours(2)));
    }
}

[Parallelizable(ParallelScope.Self)]
public sealed class AsynchronousSetUpTests
{
    OrchestrixTestHost host = null!;

    [SetUp]
    public async Task SetUp()
    {
        await Task.Yield();
        host = OrchestrixTestHost.Start();
    }

    [TearDown]
    public async Task TearDown() => await host.DisposeAsync();

    [Test]
    public async Task EnterScope_AfterAnAsynchronousSetUp_TracksTheTest()
    {
        using var scope = host.EnterScope();

        await Shop.Total(1);

        Assert.That(host.Runs, Has.Count.EqualTo(3));
    }
}
