using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Futures;

[CancelAfter(60_000)]
public sealed class FutureRunnerTests
{
    static class Bounded
    {
        [Flow(MaxConcurrentTasks = 1)]
        public static async Task<int> NestedFive() => await Run.Submit(() => Nested(5));

        [Task] public static async Task<int> Nested(int depth) => depth == 0 ? 0 : 1 + await Run.Submit(() => Nested(depth - 1));

        [Flow(MaxConcurrentTasks = 1)]
        public static int NestedFiveBlocking() => Run.Submit(() => NestedBlocking(5)).Wait();

        [Task] public static int NestedBlocking(int depth) => depth == 0 ? 0 : 1 + Run.Submit(() => NestedBlocking(depth - 1)).Wait();

        [Flow(MaxConcurrentTasks = 1)]
        public static async Task<int> SiblingsAwaitLaterOnes()
        {
            List<RunFuture<int>> all = [];
            TaskCompletionSource made = new(TaskCreationOptions.RunContinuationsAsynchronously);
            for (var i = 0; i < 5; i++)
            {
                var place = i;
                all.Add(Run.Submit(() => AwaitNext(all, place, made.Task)));
            }

            made.SetResult();
            return await all[0];
        }

        [Task]
        public static async Task<int> AwaitNext(List<RunFuture<int>> all, int place, Task made)
        {
            await made;
            return place == 4 ? 1 : 1 + await all[place + 1];
        }

        [Flow(MaxConcurrentTasks = 2)]
        public static async Task<int> MostOfTwo(int[] counts)
        {
            await Run.Map(Enumerable.Range(0, 20).ToArray(), i => Counted(counts, i));
            return counts[1];
        }

        [Task]
        public static async Task Counted(int[] counts, int i)
        {
            var now = Interlocked.Increment(ref counts[0]);
            lock (counts) counts[1] = Math.Max(counts[1], now);
            await Task.Yield();
            if (i % 3 == 0) Thread.SpinWait(1_000);
            Interlocked.Decrement(ref counts[0]);
        }

        [Flow]
        public static async Task<int> MostOfHost(int[] counts) => await MostOfTask(counts);

        [Task]
        public static async Task<int> MostOfTask(int[] counts)
        {
            await Run.Map(Enumerable.Range(0, 20), i => Counted(counts, i));
            return counts[1];
        }

        [Flow]
        public static async Task WaitsForItself()
        {
            List<RunFuture> self = [];
            TaskCompletionSource made = new(TaskCreationOptions.RunContinuationsAsynchronously);
            self.Add(Run.Submit(() => AwaitSelf(self, made.Task)));
            self.Add(self[0].Then(() => Idle()));
            made.SetResult();
            await self[0];
        }

        [Task]
        public static async Task AwaitSelf(List<RunFuture> self, Task made)
        {
            await made;
            await self[1];
        }

        [Task] public static void Idle() { }

        [Task] public static async Task Endless(CancellationToken token) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);

        [Flow(MaxConcurrentTasks = 1)]
        public static async Task ForgetsItsFutures(List<RunFuture> futures)
        {
            futures.Add(Run.Submit(() => Endless(default)));
            futures.Add(Run.Submit(() => Idle()));
            futures.Add(futures[0].Then(() => Idle()));
            futures.Add(Run.Submit(() => Idle(), after: [futures[0]]));
            while (futures[0].State.Type != StateType.Running) await Task.Yield();
        }

        [Flow(MaxConcurrentTasks = 1)]
        public static async Task AwaitsForEver(List<RunFuture> futures, TaskCompletionSource begun, CancellationToken token)
        {
            futures.Add(Run.Submit(() => Endless(token)));
            futures.Add(Run.Submit(() => Idle()));
            futures.Add(Run.Submit(() => Idle(), after: [futures[0]]));
            while (futures[0].State.Type != StateType.Running) await Task.Yield();
            begun.SetResult();
            await futures[2];
        }

        [Flow] public static async Task Subflow(CancellationToken token) => await Endless(token);

        [Flow(MaxConcurrentTasks = 1)]
        public static async Task<StateType> SubflowCancelledWhileItWaits(IRunControl control, TaskCompletionSource until)
        {
            var first = Run.Submit(() => Hold(until.Task));
            var subflow = Run.Submit(() => Subflow(default));
            await control.CancelAsync(subflow.Run!.Id, "not needed");
            var state = (await subflow.AllowFailure()).State.Type; // long before the first gives its place back
            until.SetResult();
            await first;
            return state;
        }

        [Task] public static async Task Hold(Task until) => await until;

        [Task] public static void Fails() => throw new InvalidOperationException("nobody looks");

        [Flow]
        public static async Task ForgetsAFailure(List<RunFuture> futures)
        {
            futures.Add(Run.Submit(() => Fails()));
            while (!futures[0].HasEnded) await Task.Yield();
        }
    }

    [Test]
    public async Task Submit_NestedDeeperThanThePlaces_EndsAll([Values] bool withTestKit)
    {
        await using var fixture = RunFixture.Start();
        await using var host = OrchestrixTestHost.Start();
        using var scope = withTestKit ? host.EnterScope() : fixture.Host.EnterScope();

        Assert.That(await Bounded.NestedFive(), Is.EqualTo(5));
        Assert.That(await Task.Run(() => Bounded.NestedFiveBlocking()), Is.EqualTo(5));
        Assert.That(await Bounded.SiblingsAwaitLaterOnes(), Is.EqualTo(5));
    }

    [Test]
    public async Task MaxConcurrentTasks_OfTheFlow_BoundsWhatExecutesAtOnce()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(await Bounded.MostOfTwo([0, 0]), Is.InRange(1, 2));
    }

    [Test]
    public async Task MaxConcurrentTasks_OfTheHostOrChangedForAFlow_BoundsToo()
    {
        await using var fixture = RunFixture.Start(o => o.Services.Configure<RunOptions>(r => r.MaxConcurrentTasks = 1));
        await using var changed = RunFixture.Start(o => o.ConfigureFlow(() => Bounded.MostOfHost(null!), f => f.MaxConcurrentTasks = 3));

        using (fixture.Host.EnterScope()) Assert.That(await Bounded.MostOfHost([0, 0]), Is.EqualTo(1));
        using (changed.Host.EnterScope()) Assert.That(await Bounded.MostOfHost([0, 0]), Is.InRange(1, 3));
    }

    [Test]
    public async Task Await_AFutureThatWaitsForTheRunItself_IsAnError()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(async () => await Bounded.WaitsForItself(), Throws.InvalidOperationException.With.Message.Contains("cannot end before it"));
    }

    [Test]
    public async Task Flow_EndsWhileItsFuturesWait_CancelsThemAndNamesThemOnce()
    {
        KeptLines lines = new();
        await using var fixture = RunFixture.Start(o => o.Services.AddSingleton<ILoggerProvider>(lines));
        List<RunFuture> futures = [];

        await Bounded.ForgetsItsFutures(futures);
        await Run.WaitAllAsync(futures);

        Assert.That(futures.Select(f => f.State.Type), Is.All.EqualTo(StateType.Cancelled));
        Assert.That(futures.Select(f => f.State.CancellationReason), Is.All.EqualTo(CancellationReason.FlowEnded));
        Assert.That(async () => await futures[2], Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.StatesOf("Idle"), Is.EqualTo(new[] { "Pending Cancelled", "Pending Cancelled", "Pending Cancelled" }));
        await fixture.Drained(() => lines.All.Any(l => l.Id.Id == 2005));
        Assert.That(lines.All.Single(l => l.Id.Id == 2005).Message, Does.Contain("while 4 of the calls").And.Contain("Endless-1").And.Contain("Idle-2"));
    }

    [Test]
    public async Task Flow_Cancelled_CancelsWhatWaits()
    {
        await using var fixture = RunFixture.Start();
        List<RunFuture> futures = [];
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenSource caller = new();

        var flow = Bounded.AwaitsForEver(futures, begun, caller.Token);
        await begun.Task;
        await caller.CancelAsync();

        Assert.That(async () => await flow, Throws.InstanceOf<OperationCanceledException>());
        await Run.WaitAllAsync(futures);
        Assert.That(futures.Select(f => f.State.Type), Is.All.EqualTo(StateType.Cancelled));
    }

    [Test]
    public async Task Subflow_CancelledFromOutsideWhileItWaits_EndsAtOnce()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(await Bounded.SubflowCancelledWhileItWaits(fixture.Host.Control, new(TaskCreationOptions.RunContinuationsAsynchronously)), Is.EqualTo(StateType.Cancelled));
        Assert.That(fixture.StatesOf("Subflow"), Is.EqualTo(new[] { "Pending Cancelled" }));
    }

    [Test]
    public async Task Future_FailsAndNobodyAwaitsIt_IsSeenInItsStateOnly()
    {
        await using var fixture = RunFixture.Start();
        List<Exception> unobserved = [];
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, e) =>
        {
            if (e.Exception.InnerException is InvalidOperationException { Message: "nobody looks" } found) unobserved.Add(found);
        };
        TaskScheduler.UnobservedTaskException += note;
        List<RunFuture> futures = [];

        await Bounded.ForgetsAFailure(futures);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= note;

        Assert.That(unobserved, Is.Empty);
        Assert.That(futures[0].State.Message, Is.EqualTo("InvalidOperationException: nobody looks"));
    }

    [Test]
    public async Task Submit_OutsideOfARun_IsARootRun()
    {
        await using var host = OrchestrixTestHost.Start();

        await Run.Submit(() => Bounded.Idle());

        Assert.That(host.TaskRuns.Single(), Has.Property("Parent").Null.And.Property("State").EqualTo(RunState.Completed));
    }
}
