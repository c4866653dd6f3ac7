using NUnit.Framework;
using Orchestrix;
using Orchestrix.Runs;
using Orchestrix.Testing;

[assembly: Parallelizable(ParallelScope.All)]

namespace Consumer;

/// <summary>A stranger's tests: nothing but the packages, several hosts at once.</summary>
public sealed class TrackedCallTests
{
    [Test]
    public async Task Call_PrivateTasksInAnInstanceFlow_AreTracked()
    {
        await using var host = OrchestrixTestHost.Start();

        await Instance(2);

        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Completed));
        Assert.That(host.TaskRuns, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Call_TaskThatFailsOnce_IsTriedAgainWithoutWaiting()
    {
        await using var host = OrchestrixTestHost.Start();
        host.Fake(() => Later(0, default)).Throws(new TimeoutException()).Returns(7);

        Assert.That(await Later(1, CancellationToken.None), Is.EqualTo(7));
    }

    [Test]
    public async Task Automation_RunLastsTooLong_IsCancelled()
    {
        await using var host = OrchestrixTestHost.Start(o => o
            .AddAutomation("no run over an hour", When.FlowRun.Stays(StateType.Running).For(1.Hours()), Then.CancelFlowRun()));
        var run = ForEver(host.Time, CancellationToken.None);

        await host.AdvanceAsync(1.Hours());

        await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [Test]
    public void Call_WithoutAHost_IsAnOrdinaryCall() => Assert.That(Static(2), Is.EqualTo(4));

    [Task]
    static int Static(int number) => number * 2;

    [Flow]
    async Task<int> Instance(int count)
    {
        await Task.Yield();
        return Enumerable.Range(0, count).Sum(number => Static(number));
    }

    [Task(Retries = 2, RetryDelaySeconds = 3600)]
    static async Task<int> Later(int number, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return number;
    }

    [Flow]
    static async Task ForEver(TimeProvider time, CancellationToken cancellationToken) => await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
}
