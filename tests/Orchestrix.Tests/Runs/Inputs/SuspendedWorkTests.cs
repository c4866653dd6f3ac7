using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Inputs;

/// <summary>Suspended runs with what else a run may be doing at that moment: futures, parallel calls, limits, retries.</summary>
[CancelAfter(60_000)]
public sealed class SuspendedWorkTests
{
    sealed record Doors(TaskCompletionSource Slow, TaskCompletionSource Begun)
    {
        public Doors() : this(new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)) { }
    }

    static readonly AsyncLocal<List<string>> Told = new();
    static readonly AsyncLocal<Doors> Door = new();

    static List<string> Log => Told.Value!;

    static void Say(string line)
    {
        lock (Log) Log.Add(line);
    }

    static class Work
    {
        [Task] public static async Task<int> Step(int n) { await Task.Yield(); Say($"step {n}"); return n; }

        [Task] public static int StepNow(int n) { Say($"step {n}"); return n; }

        // Does not observe its token.
        [Task] public static async Task<int> Slow() { Say("slow begins"); Door.Value!.Begun.TrySetResult(); await Door.Value!.Slow.Task; Say("slow ends"); return 7; }

        [Task] public static async Task<int> Obedient(CancellationToken ct) { Say("obedient begins"); await Door.Value!.Slow.Task.WaitAsync(ct); return 8; }

        [Task(Retries = 1, RetryDelaySeconds = 3600)] public static int Flaky(int[] attempts) => attempts[0]++ == 0 ? throw new InvalidOperationException("once") : StepNow(50);

        [Flow("suspended-maps", Suspends = true)]
        public static async Task<int> Maps()
        {
            var before = Run.Map(Enumerable.Range(0, 4), n => Step(n));
            var sums = await before.Map(n => StepNow(100 + n));
            await Run.SuspendAsync();
            var after = await Run.Map(sums, n => Step(1000 + n));
            return after.Sum();
        }

        [Flow("suspended-parallel", Suspends = true)]
        public static async Task<int> Parallel()
        {
            var slow = Slow();
            await Run.SuspendAsync();
            return await slow;
        }

        [Flow("suspended-parallel-future", Suspends = true)]
        public static async Task<int> ParallelFuture()
        {
            var slow = Run.Submit(() => Slow());
            await Door.Value!.Begun.Task;
            await Run.SuspendAsync();
            return await slow;
        }

        [Flow("suspended-obedient", Suspends = true)]
        public static async Task<int> ParallelObedient(CancellationToken ct)
        {
            var other = Obedient(ct);
            await Run.SuspendAsync();
            return await other;
        }

        [Flow("suspended-waits", Suspends = true)]
        public static async Task<int> WaitsForAFuture()
        {
            var slow = await Run.Submit(() => Slow());
            return slow + await Step(1);
        }

        [Flow("suspended-limited", Suspends = true)]
        public static async Task<int> WaitsForALimit()
        {
            int n;
            await using (await Limit.AcquireAsync("suspended-one")) n = await Step(1);
            return n + await Step(2);
        }

        [Flow("suspended-limited-task", Suspends = true)]
        public static async Task<int> CallsALimitedTask() => await Limited() + await Step(2);

        [Task] public static async Task<int> Limited() { await Task.Yield(); Say("limited"); return 10; }

        [Flow("suspended-flaky", Suspends = true)]
        public static async Task<int> Retries(int[] attempts)
        {
            var n = Flaky(attempts);
            return n + await Step(1);
        }

        [Flow("suspended-flow-retry", Suspends = true, Retries = 1, RetryDelaySeconds = 3600)]
        public static async Task<int> FailsOnce(int[] attempts)
        {
            await Step(1);
            if (attempts[0]++ == 0) throw new InvalidOperationException("once");
            return await Step(2);
        }

        [Flow("suspended-sync", Suspends = true)]
        public static int Sync()
        {
            var n = Run.Map(Enumerable.Range(0, 3), i => StepNow(i)).Count;
            Run.SuspendAsync().GetAwaiter().GetResult();
            return n + StepNow(9);
        }
    }

    [SetUp]
    public void Begin()
    {
        Told.Value = [];
        Door.Value = new Doors();
    }

    static OrchestrixTestHost Start(Action<OrchestrixBuilder>? configure = null)
    {
        var host = OrchestrixTestHost.Start(configure);
        host.AutoAdvance = false;
        return host;
    }

    static async Task<FlowRun> SuspendedAsync(OrchestrixTestHost host)
    {
        await host.WaitForIdleAsync();
        var run = host.FlowRuns[0];
        Assert.That(run.State.Name, Is.EqualTo("Suspended"), run.State.Message);
        return run;
    }

    [Test]
    public async Task Resume_FlowThatMapped_ComputesNothingAgain()
    {
        await using var host = Start();
        var running = Work.Maps();
        var run = await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await running, Is.EqualTo(4 * 1100 + 6));
        Assert.That(Log, Is.Unique.And.Count.EqualTo(12));
        Assert.That(host.TaskRuns.Count(r => r.State.Name == "Cached"), Is.EqualTo(8));
        Assert.That(host.Host.Engine.LiveFlowRuns, Is.Empty);
    }

    [TestCase(false), TestCase(true)]
    public async Task Resume_WhileACallOfTheLastBodyExecutes_WaitsForItAndDoesNotRunItTwice(bool submitted)
    {
        await using var host = Start();
        var running = submitted ? Work.ParallelFuture() : Work.Parallel();
        var run = await SuspendedAsync(host);

        Assert.That((await host.Host.Control.ResumeAsync(run.Id)).IsAccepted, Is.True);
        await host.WaitForIdleAsync();
        Assert.That(run.State.Name, Is.EqualTo("Resuming"));
        Assert.That(await host.Host.RunQueries.WhyAsync(run.Id), Does.Contain("1 call that the body had begun before it was suspended"));
        Door.Value!.Slow.SetResult();

        Assert.That(await running, Is.EqualTo(7));
        Assert.That(Log, Is.EqualTo(new[] { "slow begins", "slow ends" }));
    }

    [Test]
    public async Task Resume_CallThatEndedWhileTheRunWasSuspended_IsAnsweredFromMemory()
    {
        await using var host = Start();
        var running = Work.Parallel();
        var run = await SuspendedAsync(host);
        Door.Value!.Slow.SetResult();
        await host.WaitForIdleAsync();

        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await running, Is.EqualTo(7));
        Assert.That(Log, Is.EqualTo(new[] { "slow begins", "slow ends" }));
    }

    [Test]
    public async Task Suspend_WithACallThatObservesItsToken_StopsItAndCallsItAgain()
    {
        await using var host = Start();
        var running = Work.ParallelObedient(default);
        var run = await SuspendedAsync(host);
        await host.WaitForIdleAsync();
        Assert.That(host.TaskRuns.Single().State.Type, Is.EqualTo(StateType.Cancelled));
        Door.Value!.Slow.SetResult();

        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await running, Is.EqualTo(8));
        Assert.That(Log, Is.EqualTo(new[] { "obedient begins", "obedient begins" }));
    }

    [Test]
    public async Task Cancel_WhileAResumedRunWaitsForACallOfItsLastBody_EndsIt()
    {
        await using var host = Start();
        var running = Work.Parallel();
        var run = await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);
        await host.WaitForIdleAsync();

        await host.CancelAsync(run, "enough");

        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(run.State.ToString(), Is.EqualTo("Cancelled (enough)"));
        Door.Value!.Slow.SetResult();
    }

    [Test]
    public async Task SuspendFromOutside_WhileAFutureIsAwaited_LeavesAtTheNextStep()
    {
        await using var host = Start();
        var running = Work.WaitsForAFuture();
        await host.WaitForIdleAsync();
        var run = host.FlowRuns.Single();
        Assert.That((await host.Host.Control.SuspendAsync(run.Id, "maintenance")).IsAccepted, Is.True);
        Door.Value!.Slow.SetResult();
        await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await running, Is.EqualTo(8));
        Assert.That(Log, Is.EqualTo(new[] { "slow begins", "slow ends", "step 1" }));
    }

    [Test]
    public async Task SuspendFromOutside_WhileALimitIsWaitedFor_LeavesWithoutASlot()
    {
        await using var host = Start(o => o.AddLimit("suspended-one", 1));
        var held = await host.Host.Limits.AcquireAsync("suspended-one");
        var running = Work.WaitsForALimit();
        await host.WaitForIdleAsync();
        var run = host.FlowRuns.Single();
        await host.Host.Control.SuspendAsync(run.Id, "maintenance");
        await held.DisposeAsync();
        await SuspendedAsync(host);

        Assert.That((await host.Host.Limits.StatusAsync("suspended-one")).Holders, Is.Empty);
        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await running, Is.EqualTo(3));
        Assert.That(Log, Is.EqualTo(new[] { "step 1", "step 2" }));
    }

    [Test]
    public async Task SuspendFromOutside_WhileATaskWaitsForItsLimit_LetsTheTaskEndFirst()
    {
        await using var host = Start(o => o.AddLimit("suspended-one", 1).LimitTask(() => Work.Limited(), "suspended-one"));
        var held = await host.Host.Limits.AcquireAsync("suspended-one");
        var running = Work.CallsALimitedTask();
        await host.WaitForIdleAsync();
        var run = host.FlowRuns.Single();
        await host.Host.Control.SuspendAsync(run.Id, "maintenance");
        await held.DisposeAsync();
        await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await running, Is.EqualTo(12));
        Assert.That(Log, Is.EqualTo(new[] { "limited", "step 2" }));
    }

    [Test]
    public async Task SuspendFromOutside_WhileTheFlowAwaitsItsRetry_LeavesTheNextAttemptAtItsFirstStep()
    {
        await using var host = Start();
        var running = Work.FailsOnce([0]);
        await host.WaitForIdleAsync();
        var run = host.FlowRuns.Single();
        Assert.That(run.State.Name, Is.EqualTo("AwaitingRetry"));
        Assert.That((await host.Host.Control.SuspendAsync(run.Id, "maintenance")).IsAccepted, Is.True);
        await host.AdvanceAsync(1.Hours());
        await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await running, Is.EqualTo(2));
        Assert.That(Log, Is.EqualTo(new[] { "step 1", "step 2" }));
        Assert.That(run.RunCount, Is.EqualTo(2));
    }

    [Test]
    public async Task Suspend_SynchronousFlowWithFutures_GoesOnWithoutRunningThemTwice()
    {
        await using var host = Start();
        var log = Log;
        var running = Task.Run(() => Work.Sync());
        while (host.FlowRuns is not [{ State.Name: "Suspended" }]) await Task.Yield();
        while (!(await host.Host.Control.ResumeAsync(host.FlowRuns[0].Id)).IsAccepted) await Task.Yield();

        Assert.That(await running, Is.EqualTo(12));
        lock (log) Assert.That(log.Count(l => l == "step 9"), Is.EqualTo(1));
    }

    [Test]
    public async Task StopAsync_WithAPausedRunThatHasFutures_EndsAll()
    {
        await using var fixture = RunFixture.Start();
        var running = Work.ParallelFuture();
        await fixture.Drained(() => fixture.StatesOf("suspended-parallel-future") is [var states] && states.EndsWith("Suspended", StringComparison.Ordinal));
        Door.Value!.Slow.SetResult();

        await fixture.StopAsync();

        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.Host.Engine.LiveFlowRuns, Is.Empty);
    }
}
