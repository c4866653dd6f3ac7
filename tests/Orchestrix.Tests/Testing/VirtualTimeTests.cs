using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Testing;

public sealed class VirtualTimeTests
{
    [Test]
    public async Task AutoAdvance_RetryDelaysOfHours_PassInMilliseconds()
    {
        await using var host = OrchestrixTestHost.Start();
        host.Fake(() => Shop.Price(default, default)).Throws(new TimeoutException()).Throws(new TimeoutException()).Returns(5);
        var begin = TimeProvider.System.GetTimestamp();

        var total = await Shop.Total(1);

        Assert.That(total, Is.EqualTo(5));
        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddHours(4)));
        Assert.That(host.TaskRuns[0].RunCount, Is.EqualTo(3));
        Assert.That(TimeProvider.System.GetElapsedTime(begin), Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task AutoAdvance_ASynchronousFlowWhoseTaskIsRetried_PassesOnTheTestsThread()
    {
        await using var host = OrchestrixTestHost.Start();
        host.Fake(() => Shop.Label(default!)).Throws(new TimeoutException()).Returns("x").Throws(new TimeoutException()).Returns("y");

        var labels = Shop.LabelAll();

        Assert.That(labels, Is.EqualTo("xy"));
        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddHours(2)));
    }

    [Test]
    public void AutoAdvance_ATestThatBlocksItsThread_Passes()
    {
        var host = OrchestrixTestHost.Start();
        host.Fake(() => Shop.Price(default, default)).Throws(new TimeoutException());

        Assert.Throws<TimeoutException>(() => Shop.Total(1).GetAwaiter().GetResult());

        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddHours(6)));
        host.DisposeAsync().AsTask().Wait();
    }

    [Test]
    public async Task AutoAdvance_BranchesOfOneFlow_EachSeesItsOwnTime()
    {
        await using var host = OrchestrixTestHost.Start();

        var done = await Shop.WaitInBranches(host.Time, 5, 1, 3, 1);

        Assert.That(done, Is.EqualTo(new[] { (1, 1), (3, 1), (2, 3), (0, 5) }.Select(d => (d.Item1, VirtualTime.Epoch.AddHours(d.Item2)))), string.Join(";", done));
    }

    [Test]
    public async Task AutoAdvance_WhileTheTestExecutes_StandsStill()
    {
        await using var host = OrchestrixTestHost.Start();
        var waiting = Shop.Wait(TimeSpan.FromDays(40), host.Time);

        for (var i = 0; i < 100; i++) Thread.Yield();
        var before = host.Time.Now;
        await waiting;

        Assert.That((before, host.Time.Now), Is.EqualTo((VirtualTime.Epoch, VirtualTime.Epoch.AddDays(40))));
    }

    [Test]
    public async Task AutoAdvance_WhenSetToFalse_WaitsForAdvance()
    {
        await using var host = OrchestrixTestHost.Start();
        host.AutoAdvance = false;
        var waiting = Shop.Wait(TimeSpan.FromHours(1), host.Time);

        await host.WaitForIdleAsync();
        var before = waiting.IsCompleted;
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.That((before, waiting.IsCompleted), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task AdvanceAsync_BeforeARunOfAnHourEnds_LeavesItRunning()
    {
        await using var host = OrchestrixTestHost.Start();
        var waiting = Shop.Wait(TimeSpan.FromHours(1), host.Time);

        await host.AdvanceAsync(TimeSpan.FromMinutes(59));
        var after59 = host.FlowRuns.Single().State.Type;
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.That((after59, host.FlowRuns.Single().State.Type), Is.EqualTo((StateType.Running, StateType.Completed)));
        await waiting;
    }

    [Test]
    public async Task AdvanceAsync_SeveralTimers_FiresThemInTheirOrderAtTheirTimes()
    {
        await using var host = OrchestrixTestHost.Start();
        List<(int, DateTimeOffset)> fired = [];
        int[] minutes = [30, 10, 20, 10];
        var timers = minutes.Select((m, i) => host.Time.CreateTimer(_ => fired.Add((i, host.Time.Now)), null, TimeSpan.FromMinutes(m), Timeout.InfiniteTimeSpan)).ToList();

        await host.AdvanceAsync(TimeSpan.FromMinutes(25));

        Assert.That(fired, Is.EqualTo(new[] { (1, 10), (3, 10), (2, 20) }.Select(f => (f.Item1, VirtualTime.Epoch.AddMinutes(f.Item2)))));
        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddMinutes(25)));
        Assert.That(timers, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task AdvanceAsync_APeriodicTimer_FiresAtEachPeriod()
    {
        await using var host = OrchestrixTestHost.Start();
        var fired = 0;
        await using var timer = host.Time.CreateTimer(_ => fired++, null, TimeSpan.FromDays(60), TimeSpan.FromDays(1));

        await host.AdvanceAsync(TimeSpan.FromDays(63.5));

        Assert.That(fired, Is.EqualTo(4));
    }

    [Test]
    public async Task AdvanceAsync_WhileABodyExecutes_NamesIt()
    {
        using ManualResetEventSlim until = new();
        await using var host = OrchestrixTestHost.Start();
        host.BusyLimit = TimeSpan.FromMilliseconds(20);
        var blocked = Shop.Block(until);

        var exception = await Caught<HostBusyException>(host.AdvanceAsync(TimeSpan.FromHours(1)));
        until.Set();
        await blocked;

        Assert.That(exception.Busy.Single(), Does.Contain("'Block'"));
        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch));
    }

    [Test]
    public async Task AdvanceAsync_WhileASubscriberHandlesAnEvent_NamesTheLog()
    {
        using ManualResetEventSlim until = new();
        await using var host = OrchestrixTestHost.Start();
        host.BusyLimit = TimeSpan.FromMilliseconds(20);
        using var subscription = host.Host.Events.Subscribe(_ => until.Wait());
        host.Emit("order.late", "order.7");

        var exception = await Caught<HostBusyException>(host.WaitForIdleAsync());
        until.Set();
        await host.WaitForIdleAsync();

        Assert.That(exception.Busy.Single(), Does.Contain("reader of the log"));
    }

    [Test]
    public async Task AdvanceAsync_WhenACallbackThrows_SaysSo()
    {
        await using var host = OrchestrixTestHost.Start();
        await using var timer = host.Time.CreateTimer(_ => throw new InvalidOperationException("oh"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        var exception = await Caught<OrchestrixException>(host.AdvanceAsync(TimeSpan.FromSeconds(1)));

        Assert.That(exception.InnerException, Is.InstanceOf<InvalidOperationException>());
    }

    [Test]
    public async Task WaitForAsync_AnEventThatComes_StopsTheClockThere()
    {
        await using var host = OrchestrixTestHost.Start();
        host.AutoAdvance = false;
        var waiting = Shop.Wait(TimeSpan.FromMinutes(61), host.Time);

        var done = await host.WaitForAsync(e => e.Name == "orchestrix.flow-run.Completed", TimeSpan.FromDays(1));

        Assert.That(done.Occurred, Is.EqualTo(VirtualTime.Epoch.AddMinutes(61)));
        Assert.That(host.Time.Now, Is.EqualTo(done.Occurred));
        await waiting;
    }

    [Test]
    public async Task WaitForAsync_AnEventThatDoesNotCome_TimesOut()
    {
        await using var host = OrchestrixTestHost.Start();

        await Caught<TimeoutException>(host.WaitForAsync(e => e.Name == "never", TimeSpan.FromDays(1)));

        Assert.That(host.Time.Now, Is.EqualTo(VirtualTime.Epoch.AddDays(1)));
    }

    static async Task<T> Caught<T>(Task task) where T : Exception
    {
        try
        {
            await task;
        }
        catch (T exception)
        {
            return exception;
        }

        throw new AssertionException($"There was no {typeof(T).Name}.");
    }
}
