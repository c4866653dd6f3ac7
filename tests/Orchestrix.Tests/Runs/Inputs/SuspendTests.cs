using Orchestrix.Runs;
using Orchestrix.Runs.Inputs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Inputs;

/// <summary>A flow whose body is left, and executes again when its run is resumed.</summary>
public sealed partial class SuspendTests
{
    static readonly AsyncLocal<List<string>> Told = new();

    static List<string> Log => Told.Value!;

    [Task] static async Task<int> Step(string name) { await Task.Yield(); lock (Log) Log.Add(name); return name.Length; }

    [Flow("suspends-order", Suspends = true)]
    static async Task<string> Order(string item)
    {
        try
        {
            var before = await Step($"reserve {item}");
            var count = await Run.SuspendForAsync<int>("count", description: "How many?");
            await Step($"ship {count}");
            return $"{before} {count}";
        }
        finally
        {
            lock (Log) Log.Add("left");
        }
    }

    // The engine starts it without the test's context.
    [Flow("suspends-started", Suspends = true)] static async Task<int> Started() => await Run.SuspendForAsync<int>() * 2;

    [Flow("suspends-stubborn", Suspends = true)]
    static async Task<string> Stubborn()
    {
        try
        {
            await Run.SuspendAsync();
        }
        catch (Exception)
        {
            try
            {
                await Step("must not run");
            }
            catch (OperationCanceledException)
            {
                lock (Log) Log.Add("refused");
            }

            return "kept going";
        }

        return "resumed";
    }

#pragma warning disable ORX022 // what happens then is what is tested
    [Flow("suspends-undeclared")] static Task Undeclared() => Run.SuspendAsync();
#pragma warning restore ORX022

    [Flow("suspends-child", Suspends = true)] static Task Child() => Run.SuspendAsync();

    [Flow("suspends-parent", Suspends = true)] static Task Parent() => Child();

    [Flow("suspends-late", Suspends = true)] static Task Late() => Run.SuspendAsync(timeout: 3.Days());

    [Flow("suspends-holding", Suspends = true)]
    static async Task Holding()
    {
        await using (await Limit.AcquireAsync("suspends-db")) await Run.SuspendAsync();
    }

    [Flow("suspends-twice", Suspends = true, Retries = 1)]
    static async Task<int> Twice()
    {
        var first = await Run.SuspendForAsync<int>();
        await Step($"after {first}");
        var second = await Run.SuspendForAsync<int>();
        if (RunContext.Current.Run!.RunCount == 1) throw new InvalidOperationException("The first attempt fails.");
        return first + second;
    }

    [Flow("suspends-steps", Suspends = true)]
    static async Task<int> Steps()
    {
        var sum = await Step("one");
        await Task.Delay(1.Hours(), OrchestrixTime.Value!);
        return sum + await Step("two");
    }

    static readonly AsyncLocal<TimeProvider> OrchestrixTime = new();

    [SetUp] public void Begin() => Told.Value = [];

    static async Task<FlowRun> SuspendedAsync(OrchestrixTestHost host)
    {
        await host.WaitForIdleAsync();
        var run = host.FlowRuns[0];
        Assert.That(run.State.Name, Is.EqualTo("Suspended"), run.State.Message);
        return run;
    }

    [Test]
    public async Task SuspendForAsync_WhenResumed_ExecutesAgainWithoutItsFinishedSteps()
    {
        await using var host = OrchestrixTestHost.Start();
        var ordering = Order("tea");
        var run = await SuspendedAsync(host);

        Assert.That(Log, Is.EqualTo(new[] { "reserve tea", "left" }));
        Assert.That(ordering.IsCompleted, Is.False);
        var result = await host.Host.Control.ResumeWithAsync(run.Id, 3);

        Assert.That(result.IsAccepted, Is.True);
        Assert.That(await ordering, Is.EqualTo("11 3"), "who called directly gets the result as if nothing had been in between");
        Assert.That(Log, Is.EqualTo(new[] { "reserve tea", "left", "ship 3", "left" }));
        Assert.That(run.RunCount, Is.EqualTo(1));
        Assert.That(host.Events.OfType<RunStateChanged>().Where(e => e.Run == run).Select(e => e.State.Name),
            Is.EqualTo(new[] { "Pending", "Running", "Suspended", "Resuming", "Pending", "Running", "Completed" }));
    }

    [Test]
    public async Task SuspendForAsync_OfARunThatTheEngineStarted_GoesOnLikewise()
    {
        await using var host = OrchestrixTestHost.Start();
        var run = await host.Services.GetStarter().StartAsync(CallCapture.Record(() => Started()), new StartOptions());
        await SuspendedAsync(host);

        await host.Host.Control.ResumeWithAsync(run.Id, 2);
        await run.Completion;

        Assert.That(run.Result, Is.EqualTo(4));
    }

    [Test]
    public async Task SuspendAsync_BodyThatCatchesTheException_DoesNotKeepItsRunGoing()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Stubborn();
        var run = await SuspendedAsync(host);

        Assert.That(Log, Is.EqualTo(new[] { "refused" }));
        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await running, Is.EqualTo("resumed"));
    }

    [Test]
    public async Task SuspendAsync_FlowThatForgetsItsSteps_SaysHowToDeclareIt()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That((await Assert.ThrowsAsync<PauseException>(() => Undeclared()))!.Message, Does.Contain("Declare it with [Flow(Suspends = true)], or let it pause."));
        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Failed));
    }

    [Test]
    public async Task SuspendAsync_FlowThatAnotherCalled_IsRefused()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That((await Assert.ThrowsAsync<PauseException>(() => Parent()))!.Message, Does.Contain("which cannot go on without it"));
    }

    [Test]
    public async Task SuspendAsync_NobodyResumesInTime_FailsWithoutItsBody()
    {
        await using var host = OrchestrixTestHost.Start();
        var start = host.Time.Now;

        await Assert.ThrowsAsync<PauseTimedOutException>(() => Late());

        Assert.That(host.Time.Now - start, Is.EqualTo(3.Days()));
        Assert.That(host.Events.OfType<RunStateChanged>().Select(e => e.State.Name), Is.EqualTo(new[] { "Pending", "Running", "Suspended", "Failed" }));
    }

    [Test]
    public async Task SuspendAsync_WhileALimitIsHeld_GivesItBack()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddLimit("suspends-db", slots: 1));
        var running = Holding();
        var run = await SuspendedAsync(host);

        await using (await host.Host.Limits.AcquireAsync("suspends-db", timeout: TimeSpan.Zero))
            Assert.That((await host.Host.Control.ResumeAsync(run.Id)).IsAccepted, Is.True);
        await running;
    }

    [Test]
    public async Task CancelAsync_SuspendedRun_EndsAtOnce()
    {
        await using var host = OrchestrixTestHost.Start();
        var ordering = Order("tea");
        var run = await SuspendedAsync(host);

        var result = await host.CancelAsync(run, "too late");

        Assert.That(result.State!.Name, Is.EqualTo("Cancelled"));
        await Assert.ThrowsAsync<TaskCanceledException>(() => ordering);
        Assert.That((await host.Host.Control.ResumeWithAsync(run.Id, 1)).IsAccepted, Is.False);
        Assert.That(run.State.ToString(), Is.EqualTo("Cancelled (too late)"));
    }

    [Test]
    public async Task SuspendForAsync_TwiceAndWithARetry_AsksForEachInputOnce()
    {
        await using var host = OrchestrixTestHost.Start();
        var running = Twice();
        var run = await SuspendedAsync(host);
        await host.Host.Control.ResumeWithAsync(run.Id, 1);
        await SuspendedAsync(host);
        await host.Host.Control.ResumeWithAsync(run.Id, 20);

        Assert.That(await running, Is.EqualTo(21));
        Assert.That(run.RunCount, Is.EqualTo(2), "resuming used up no retry");
        Assert.That(Log, Is.EqualTo(new[] { "after 1" }));
    }

    [Test]
    public async Task SuspendAsync_FromOutside_LeavesTheBodyAtItsNextStep()
    {
        await using var host = OrchestrixTestHost.Start();
        host.AutoAdvance = false;
        OrchestrixTime.Value = host.Time;
        var running = Steps();
        await host.WaitForIdleAsync();
        var run = host.FlowRuns.Single();

        Assert.That((await host.Host.Control.SuspendAsync(run.Id, "maintenance")).IsAccepted, Is.True);
        Assert.That(run.State.Name, Is.EqualTo("Running"), "it goes on to its next step");
        await host.AdvanceAsync(1.Hours());
        await SuspendedAsync(host);
        Assert.That(run.State.Message, Is.EqualTo("maintenance"));
        await host.Host.Control.ResumeAsync(run.Id);
        await host.AdvanceAsync(1.Hours());

        Assert.That(await running, Is.EqualTo(6));
        Assert.That(Log, Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public async Task ResumeFlowRunAction_RunThatIsSuspendedForAWhile_LetsItGoOn()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomation("go on", When.FlowRun.Stays(StateType.Paused).For(1.Hours()), Then.Use("resume-flow-run")));
        var running = Late();
        var run = await SuspendedAsync(host);

        await host.AdvanceAsync(2.Hours());
        await running;

        Assert.That(run.State.Type, Is.EqualTo(StateType.Completed));
        await host.AssertActionAsync("go on", "resume-flow-run", "executed", times: 1);
    }

    [Test]
    public async Task StopAsync_WithWaitingRuns_CancelsThem()
    {
        await using var fixture = RunFixture.Start();
        var ordering = Order("tea");
        await fixture.Drained(() => fixture.StatesOf("suspends-order").Single().EndsWith("Suspended", StringComparison.Ordinal));

        await fixture.StopAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => ordering);
        Assert.That(fixture.StatesOf("suspends-order"), Is.EqualTo(new[] { "Pending Running Suspended Cancelled" }));
    }
}

file static class Starters
{
    public static IRunStarter GetStarter(this IServiceProvider services) => (IRunStarter)services.GetService(typeof(IRunStarter))!;
}
