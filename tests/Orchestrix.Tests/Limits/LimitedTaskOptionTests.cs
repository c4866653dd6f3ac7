using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Limits;

/// <summary>What stands before a task's body goes together with its other options.</summary>
public sealed class LimitedTaskOptionTests
{
    [Test]
    public async Task Timeout_OfATaskThatWaitsForASlot_BeginsWithTheBody()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddLimit("one", slots: 1).LimitTask(() => Slow(null!), "one"));

        await SlowPair(host.Time);

        Assert.That(host.TaskRuns.Select(r => r.State.Type), Is.All.EqualTo(StateType.Completed));
        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(16.Seconds()), "one after the other");
    }

    [Test]
    public async Task Timeout_OfABodyWithASlot_GivesTheSlotBack()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddLimit("one", slots: 1).LimitTask(() => TooSlow(null!, default), "one"));

        await Assert.ThrowsAsync<RunTimedOutException>(() => TooSlow(host.Time, default));

        Assert.That(host.TaskRuns.Single().State.Name, Is.EqualTo("TimedOut"));
        Assert.That((await host.Host.Limits.StatusAsync("one"))!.Occupied, Is.Zero);
    }

    [Test]
    public async Task Clock_RunsInLineFromSeveralTrees_GoesOn()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddLimit("one", slots: 1).LimitTask(() => Slow(null!), "one").LimitTask(() => Quick(), "one"));

        await Task.WhenAll(Slow(host.Time), Slow(host.Time), SlowPair(host.Time), Task.Run(Quickly));

        Assert.That(host.TaskRuns.Select(r => r.State.Type), Is.All.EqualTo(StateType.Completed));
        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(32.Seconds()), "one after the other");
    }

    [Test]
    public async Task Cache_OfATaskThatReturnsAFailedState_KeepsNothing()
    {
        await using var host = OrchestrixTestHost.Start(o => o.CacheTask(() => Verdict(0), CacheKey.Inputs));

        await Verdict(1);
        await Verdict(1);

        Assert.That(host.TaskRuns.Select(r => r.State.Name), Is.EqualTo(new[] { "Failed", "Failed" }));
    }

    [Task(TimeoutSeconds = 10)]
    static async Task Slow(TimeProvider time) => await Task.Delay(8.Seconds(), time);

    static void Quickly() => Quick();

    [Task]
    static void Quick() { }

    [Flow]
    static async Task SlowPair(TimeProvider time) => await Task.WhenAll(Slow(time), Slow(time));

    [Task(TimeoutSeconds = 10)]
    static async Task TooSlow(TimeProvider time, CancellationToken ct) => await Task.Delay(1.Hours(), time, ct);

    [Task]
    static async Task<RunState> Verdict(int number)
    {
        await Task.Yield();
        return new RunState(StateType.Failed, message: $"no {number}");
    }
}
