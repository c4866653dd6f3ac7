using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HookTests
{
    static class Steps
    {
        [Flow(Retries = 1)] public static async Task FailsHooked() { await Task.Yield(); throw new InvalidOperationException("no"); }

        [Flow] public static int WorksHooked() => 1;

        [Task] public static Task WorksBelow() => Task.CompletedTask;

        [Task(Retries = 1, RetryDelaySeconds = 1)] public static void FailsBelow() => throw new InvalidOperationException("no");

        [Flow] public static Task WaitsHooked(TimeProvider time, CancellationToken token = default) => Task.Delay(TimeSpan.FromDays(1), time, token);

        [Flow] public static async Task StaysAwayHooked(Task until) => await until;
    }

    readonly ConcurrentQueue<string> called = new();

    void Keep(string hook, Run run, RunState state) => called.Enqueue($"{hook} {run.Definition.Name} {state.Name}");

    Action<FlowOptions> EveryHookOfAFlow => f => f
        .OnRunning((run, state) => Keep("running", run, state))
        .OnCompletion((run, state) => Keep("completion", run, state))
        .OnFailure((run, state) => Keep("failure", run, state))
        .OnCancellation((run, state) => Keep("cancellation", run, state))
        .OnCrashed((run, state) => Keep("crash", run, state));

    Action<TaskOptions> EveryHookOfATask => t => t
        .OnRunning((run, state) => Keep("running", run, state))
        .OnCompletion((run, state) => Keep("completion", run, state))
        .OnFailure((run, state) => Keep("failure", run, state));

    [Test]
    public async Task Flow_RetriedAndFailed_CallsRunningForEachAttemptThenFailure()
    {
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureFlow(() => Steps.FailsHooked(), EveryHookOfAFlow));

        Assert.That(async () => await Steps.FailsHooked(), Throws.InvalidOperationException);
        await host.WaitForIdleAsync();

        Assert.That(called, Is.EqualTo(new[] { "running FailsHooked Running", "running FailsHooked Retrying", "failure FailsHooked Failed" }));
    }

    [Test]
    public async Task Task_CompletedAndFailed_CallsItsHooks()
    {
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureTask(() => Steps.WorksBelow(), EveryHookOfATask).ConfigureTask(() => Steps.FailsBelow(), EveryHookOfATask));

        await Steps.WorksBelow();
        await host.WaitForIdleAsync();
        Assert.That(() => Steps.FailsBelow(), Throws.InvalidOperationException);
        await host.WaitForIdleAsync();

        Assert.That(called, Is.EqualTo(new[]
        {
            "running WorksBelow Running", "completion WorksBelow Completed",
            "running FailsBelow Running", "running FailsBelow Retrying", "failure FailsBelow Failed",
        }));
    }

    [Test]
    public async Task Flow_Cancelled_CallsCancellationOnce()
    {
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureFlow(() => Steps.WaitsHooked(default!, default), EveryHookOfAFlow));
        host.AutoAdvance = false;

        var running = Steps.WaitsHooked(host.Time);
        await host.CancelAsync(host.FlowRuns.Single());
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        using CancellationTokenSource caller = new();
        var other = Steps.WaitsHooked(host.Time, caller.Token);
        await caller.CancelAsync();
        Assert.That(async () => await other, Throws.InstanceOf<OperationCanceledException>());
        await host.WaitForIdleAsync();

        Assert.That(called.Order(StringComparer.Ordinal), Is.EqualTo(new[] { "cancellation WaitsHooked Cancelled", "cancellation WaitsHooked Cancelling", "running WaitsHooked Running", "running WaitsHooked Running" }));
    }

    [Test]
    public async Task Flow_LeftBehindByItsHost_CallsCrashed()
    {
        TaskCompletionSource until = new();
        await using var fixture = RunFixture.Start(o => o.ConfigureFlow(() => Steps.StaysAwayHooked(default!), EveryHookOfAFlow));
        var running = Steps.StaysAwayHooked(until.Task);

        await fixture.Host.StopAsync(new CancellationToken(canceled: true));
        await fixture.Host.Engine.Hooks.WhenIdleAsync();
        until.SetResult();
        await running;

        Assert.That(called, Is.EqualTo(new[] { "running StaysAwayHooked Running", "crash StaysAwayHooked Crashed" }));
    }

    [Test]
    public async Task Hook_ThatThrows_IsToldAndHarmsNothing()
    {
        KeptLines lines = new();
        await using var fixture = RunFixture.Start(o =>
        {
            o.Services.AddSingleton<ILoggerProvider>(lines);
            o.ConfigureFlow(() => Steps.WorksHooked(), f => f
                .OnCompletion((_, _) => throw new FormatException("bad hook"))
                .OnCompletion(async (_, _) =>
                {
                    await Task.Yield();
                    throw new FormatException("bad hook");
                })
                .OnCompletion((run, state) => Keep("completion", run, state)));
        });

        Assert.That(Steps.WorksHooked(), Is.EqualTo(1));
        await fixture.Host.Engine.Hooks.WhenIdleAsync();

        Assert.That(called, Is.EqualTo(new[] { "completion WorksHooked Completed" }));
        Assert.That(fixture.Get<RunCounters>().HookFaults, Is.EqualTo(2));
        Assert.That(lines.All.Where(l => l.Id.Id == 2007).Select(l => l.Level), Is.EqualTo(new[] { LogLevel.Error, LogLevel.Error }));
        Assert.That(fixture.StatesOf("WorksHooked"), Is.EqualTo(new[] { "Pending Running Completed" }));
    }

    [Test]
    public async Task Hook_ThatTakesItsTime_IsNotWaitedForByTheCallerButByTheHost()
    {
        TaskCompletionSource goOn = new();
        await using var fixture = RunFixture.Start(o => o.ConfigureFlow(() => Steps.WorksHooked(), f => f.OnCompletion(async (run, state) =>
        {
            await goOn.Task;
            Keep("completion", run, state);
        })));

        Steps.WorksHooked();
        Assert.That(called, Is.Empty);
        var stopped = fixture.StopAsync();
        Assert.That(stopped.IsCompleted, Is.False);
        goOn.SetResult();
        await stopped;

        Assert.That(called, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Hook_ThatCallsATask_CallsItOutsideOfTheRun()
    {
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureFlow(() => Steps.WorksHooked(), f => f.OnCompletion((_, _) => Steps.WorksBelow())));

        Steps.WorksHooked();
        await host.WaitForIdleAsync();

        Assert.That(host.TaskRuns.Single().Parent, Is.Null);
    }

    [Test]
    public async Task Hooks_OfTwoChanges_AreCalledInTheirOrder()
    {
        await using var host = OrchestrixTestHost.Start(o => o
            .ConfigureFlow(() => Steps.WorksHooked(), f => f.OnCompletion((run, state) => Keep("first", run, state)))
            .ConfigureFlow(() => Steps.WorksHooked(), f => f.OnCompletion((run, state) => Keep("second", run, state))));

        Steps.WorksHooked();
        await host.WaitForIdleAsync();

        Assert.That(called, Is.EqualTo(new[] { "first WorksHooked Completed", "second WorksHooked Completed" }));
    }
}
