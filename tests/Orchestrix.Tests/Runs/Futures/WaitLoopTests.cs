using Orchestrix.Limits;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Futures;

/// <summary>Waits that would never end.</summary>
[CancelAfter(60_000)]
public sealed class WaitLoopTests
{
    internal sealed class Knot
    {
        public RunFuture<int>? A { get; set; }

        public RunFuture<int>? B { get; set; }

        public RunFuture<int>? C { get; set; }

        public TaskCompletionSource Tied { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    static class Loops
    {
        [Task] public static async Task<int> One(Knot knot) { await knot.Tied.Task; return 1 + await knot.B!; }

        [Task] public static async Task<int> Two(Knot knot) { await knot.Tied.Task; return 1 + await knot.A!; }

        [Task] public static async Task<int> TwoOverThree(Knot knot) { await knot.Tied.Task; return 1 + await knot.C!; }

        [Task] public static async Task<int> ThreeBelow(Knot knot) { await knot.Tied.Task; return await Below(knot); }

        [Task] public static async Task<int> Below(Knot knot) => 1 + (await Run.WaitAllAsync(knot.A!)).Name.Length;

        [Task] public static int Blocks(Knot knot) { knot.Tied.Task.GetAwaiter().GetResult(); knot.A!.Wait(); return 0; }

        [Flow]
        public static async Task<string> EachOther(Knot knot)
        {
            knot.A = Run.Submit(() => One(knot));
            knot.B = Run.Submit(() => Two(knot));
            knot.Tied.SetResult();
            await Run.WaitAllAsync(knot.A, knot.B);
            return string.Join(" | ", new[] { knot.A, knot.B }.Select(f => f.Run!.Exception!.Message).Distinct());
        }

        [Flow]
        public static async Task<string> Three(Knot knot)
        {
            knot.A = Run.Submit(() => One(knot));
            knot.B = Run.Submit(() => TwoOverThree(knot));
            knot.C = Run.Submit(() => ThreeBelow(knot));
            knot.Tied.SetResult();
            await Run.WaitAllAsync(knot.A, knot.B, knot.C);
            return knot.A.Run!.Exception!.Message;
        }

        [Flow]
        public static async Task<string> Blocking(Knot knot)
        {
            knot.A = Run.Submit(() => One(knot));
            knot.B = Run.Submit(() => Blocks(knot));
            knot.Tied.SetResult();
            await Run.WaitAllAsync(knot.A, knot.B);
            return knot.A.Run!.Exception!.Message;
        }

        [Task]
        public static async Task<int> ItselfByStream(Knot knot)
        {
            await knot.Tied.Task;
            var seen = 0;
            await foreach (var _ in Run.AsCompletedAsync([knot.A!, knot.B!])) seen++;
            return seen;
        }

        [Task]
        public static async Task<int> Delayed(Knot knot) { await knot.Tied.Task; await Task.Yield(); return 5; }

        [Flow]
        public static async Task<string> StreamOfItself(Knot knot)
        {
            knot.A = Run.Submit(() => ItselfByStream(knot));
            knot.B = Run.Submit(() => Delayed(knot));
            knot.Tied.SetResult();
            return (await knot.A.AllowFailure()).Exception!.Message;
        }

        [Task]
        public static async Task<int> StreamsTheOther(Knot knot)
        {
            await knot.Tied.Task;
            await foreach (var future in Run.AsCompletedAsync([knot.B!])) return await future;
            return 0;
        }

        [Flow]
        public static async Task<int> StreamAndAwait(Knot knot)
        {
            knot.A = Run.Submit(() => StreamsTheOther(knot));
            knot.B = Run.Submit(() => Two(knot));
            knot.Tied.SetResult();
            await Run.WaitAllAsync(knot.A, knot.B);
            return new[] { knot.A, knot.B }.Count(f => f.Run!.Exception is InvalidOperationException);
        }

        [Flow]
        public static async Task<int> Diamond()
        {
            var first = Run.Submit(() => Value(1));
            var left = Run.Submit(() => Sum(first));
            var right = Run.Submit(() => Sum(first));
            return await Run.Submit(() => SumOf(left, right));
        }

        [Task] public static async Task<int> Value(int n) { await Task.Yield(); return n; }

        [Task] public static async Task<int> Sum(RunFuture<int> future) => 1 + await future;

        [Task] public static async Task<int> SumOf(RunFuture<int> left, RunFuture<int> right) => await left + await right;
    }

    static class Slots
    {
        [Task]
        public static async Task<int> Holder(bool awaits, List<RunFuture<int>> futures)
        {
            futures.Add(Run.Submit(() => Below()));
            return awaits ? await futures[0] : 1;
        }

        [Task] public static async Task<int> Below() { await Task.Yield(); return 2; }

        [Task]
        public static async Task<int> HoldsLater(TaskCompletionSource wanted, List<RunFuture<int>> futures)
        {
            futures.Add(Run.Submit(() => Below()));
            await wanted.Task;
            return await futures[0];
        }

        [Flow]
        public static async Task<int> AwaitsWhatItsTaskSubmitted(List<RunFuture<int>> futures) => await Holder(false, futures) + await futures[0];

        public static RunFixture Start() => RunFixture.Start(o => o.AddLimit("one", 1)
            .LimitTask(() => Holder(false, null!), "one").LimitTask(() => HoldsLater(null!, null!), "one").LimitTask(() => Below(), "one"));
    }

    [Test, Repeat(20)]
    public async Task Await_TwoBodiesOfEachOther_TellsOneOfThemAndNamesBoth()
    {
        await using var fixture = RunFixture.Start();

        var message = await Loops.EachOther(new Knot());

        Assert.That(message, Does.Contain("cannot end before it").And.Contain("'One-1'").And.Contain("'Two-2'"));
        Assert.That(fixture.Host.Engine.LiveFlowRuns, Is.Empty);
    }

    [Test]
    public async Task Await_ThreeInACircleOneOfThemBelowATask_IsFound()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(await Loops.Three(new Knot()), Does.Contain("cannot end before it"));
    }

    [Test]
    public async Task Wait_OnAThread_IsPartOfTheLoop()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(await Loops.Blocking(new Knot()), Does.Contain("cannot end before it"));
    }

    [Test]
    public async Task AsCompletedAsync_WithTheRunsOwnFuture_GivesTheOthersThenFails()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(await Loops.StreamOfItself(new Knot()), Does.Contain("cannot end before it: it is its own"));
    }

    [Test]
    public async Task AsCompletedAsync_OfOneThatWaitsForIt_IsFound()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(await Loops.StreamAndAwait(new Knot()), Is.EqualTo(2), "one was told, and the other one gets its exception");
    }

    [Test]
    public async Task Await_SeveralOfTheSame_IsNoLoop()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(await Loops.Diamond(), Is.EqualTo(4));
    }

    [Test]
    public async Task Await_OfAFutureThatNeedsTheSlotOfTheAwaiter_FailsInsteadOfWaitingForEver()
    {
        await using var fixture = Slots.Start();

        var thrown = await Assert.ThrowsAsync<LimitException>(() => Slots.Holder(true, []));

        Assert.That(thrown!.Message, Does.Contain("Below-1 would wait for ever for 1 of the 1 slots of the limit 'one'").And.Contain("by run Holder-0"));
        var status = await fixture.Get<ILimits>().StatusAsync("one");
        Assert.That((status.Holders.Count, status.Waiting), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Await_OfAFutureThatWaitsAlreadyForTheSlotOfTheAwaiter_FailsToo()
    {
        await using var fixture = Slots.Start();
        TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<RunFuture<int>> futures = [];
        var holding = Slots.HoldsLater(wanted, futures);
        await fixture.Drained(() => futures is [{ State.Name: "AwaitingConcurrencySlot" }]);
        wanted.SetResult();

        var thrown = await Assert.ThrowsAsync<LimitException>(() => holding);
        await Run.WaitAllAsync(futures);

        Assert.That(thrown!.Message, Does.Contain("Below-1 would wait for ever"));
        Assert.That(futures[0].State.Type, Is.EqualTo(StateType.Completed), "it got the slot of the run that failed");
    }

    [Test]
    public async Task Submit_WhatNeedsTheSlotOfItsSubmitter_WaitsWhereTheSubmitterDoesNot()
    {
        await using var fixture = Slots.Start();

        Assert.That(await Slots.AwaitsWhatItsTaskSubmitted([]), Is.EqualTo(3));
        Assert.That(fixture.Host.Engine.LiveFlowRuns, Is.Empty);
    }

    static class Roots
    {
        [Task] public static async Task<int> Idle(CancellationToken ct) { await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct); return 1; }

        [Task] public static int Next(int n) => n + 1;

        [Task]
        public static async Task Leaves(List<RunFuture> futures, CancellationToken ct)
        {
            var first = Run.Submit(() => Idle(ct));
            futures.AddRange([first, first.Then(n => Next(n))]);
            await Task.Yield();
        }

        [Flow]
        public static async Task<int> AwaitsADependent(TaskCompletionSource<Guid> began, CancellationToken ct)
        {
            var last = Run.Submit(() => Idle(ct)).Then(n => Next(n));
            began.SetResult(RunContext.Current.Run!.Id);
            return await last;
        }
    }

    [Test]
    public async Task RootTask_EndsWhileItsFuturesExecute_CancelsThem()
    {
        await using var fixture = RunFixture.Start();
        List<RunFuture> futures = [];

        await Roots.Leaves(futures, default);
        await Run.WaitAllAsync(futures);

        Assert.That(futures.Select(f => f.State.Type), Is.All.EqualTo(StateType.Cancelled));
        Assert.That(futures.Select(f => f.State.CancellationReason), Is.All.EqualTo(CancellationReason.FlowEnded));
    }

    [Test]
    public async Task WhyAsync_OfARunThatAwaitsACallWithoutARun_NamesWhatThatWaitsFor()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<Guid> began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Roots.AwaitsADependent(began, default);
        var id = await began.Task;

        string? why = null;
        while (why?.Contains("awaits", StringComparison.Ordinal) != true || !why.Contains("(Running)", StringComparison.Ordinal)) why = await fixture.Host.RunQueries.WhyAsync(id);

        Assert.That(why, Does.Contain("and awaits a submitted call that has no run yet: it waits for Idle-1 (Running)"));
        await fixture.Host.Control.CancelAsync(id, "enough");
        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>());
    }
}
