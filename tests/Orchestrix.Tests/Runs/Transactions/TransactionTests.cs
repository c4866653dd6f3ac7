using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Transactions;

public sealed class TransactionTests
{
    // Per test: AsyncLocal state keeps parallel tests apart.
    static readonly AsyncLocal<List<string>> Lines = new();

    static void Say(string line)
    {
        lock (Lines.Value!) Lines.Value.Add(line);
    }

    static class Trip
    {
        [Task] public static Task<string> Reserve(string what) { Say($"reserve {what}"); return Task.FromResult(what); }

        [Task] public static async Task Release(string what, CancellationToken ct) { await Task.Yield(); ct.ThrowIfCancellationRequested(); Say($"release {what}"); }

        [Task] public static Task Charge(bool fails) => fails ? throw new InvalidOperationException("no money") : Task.CompletedTask;

        [Flow]
        public static async Task BookTrip(bool fails, CancellationToken ct = default) => await Run.InTransactionAsync(async transaction =>
        {
            var seat = await Reserve("seat");
            transaction.OnRollback(() => Release(seat, ct));
            var room = await Reserve("room");
            transaction.OnRollback(() => Release(room, ct));
            await Charge(fails);
            transaction.OnCommit(() => Say("confirm"));
        });

        [Flow]
        public static async Task BookAndWait(TaskCompletionSource<Guid> began, CancellationToken ct) => await Run.InTransactionAsync(async transaction =>
        {
            var seat = await Reserve("seat");
            transaction.OnRollback(() => Release(seat, ct));
            began.SetResult(RunContext.Current.FlowRun!.Id);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        });

        [Flow(Retries = 1)]
        public static async Task<int> BookAgain(int[] attempts)
        {
            await Run.InTransactionAsync(async _ => await Reserve("flight"));
            return await Run.InTransactionAsync(async transaction =>
            {
                var seat = await Reserve("seat");
                transaction.OnRollback(() => Release(seat, default));
                await Charge(attempts[0]++ < 1);
                return attempts[0];
            });
        }

        [Flow(Retries = 1)]
        public static async Task BookTwiceInVain()
        {
            await Run.InTransactionAsync(async transaction =>
            {
                var seat = await Reserve("seat");
                transaction.OnRollback(() => Release(seat, default));
                await Charge(true);
            });
        }

        [Flow]
        public static void BookAtOnce() => Run.InTransaction(transaction =>
        {
            transaction.OnRollback(async () => { await Task.Yield(); Say("asynchronous"); });
            transaction.OnRollback(() => Say("synchronous"));
            throw new InvalidOperationException("no");
        });

        [Flow]
        public static async Task LeavesOpen(bool fails)
        {
            var transaction = Run.BeginTransaction();
            transaction.OnRollback(() => Release("what was left", default));
            await Reserve("seat");
            if (fails) throw new InvalidOperationException("no");
        }

        [Flow]
        public static async Task HangsInItsRollback(TimeProvider time) => await Run.InTransactionAsync(transaction =>
        {
            transaction.OnRollback(() => Say("first"));
            transaction.OnRollback(ct => Task.Delay(TimeSpan.FromHours(10), time, ct));
            transaction.OnRollback(() => Task.Delay(TimeSpan.FromHours(10), time));
            throw new InvalidOperationException("no");
        });

        [Flow]
        public static async Task HangsForGood(TaskCompletionSource hangs) => await Run.InTransactionAsync(transaction =>
        {
            transaction.OnRollback(() => Say("too late"));
            transaction.OnRollback(() => { hangs.SetResult(); return new TaskCompletionSource().Task; });
            throw new InvalidOperationException("no");
        });

        [Flow(TimeoutSeconds = 5)]
        public static async Task TooSlow(TimeProvider time, CancellationToken ct = default) => await Run.InTransactionAsync(async transaction =>
        {
            var seat = await Reserve("seat");
            transaction.OnRollback(() => Release(seat, ct));
            await Task.Delay(TimeSpan.FromSeconds(60), time, ct);
        });

        [Flow]
        public static async Task FansOut() => await Run.InTransactionAsync(async transaction =>
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
            {
                await Task.Yield();
                await Run.InTransactionAsync(async inner =>
                {
                    var room = await Reserve($"room {n}");
                    inner.OnRollback(() => Release(room, default));
                });
            }));
            await Charge(true);
        });

        [Task] public static async Task Outer(string what) => await Reserve(what);

        [Flow]
        public static async Task HasStepsBelowSteps() => await Run.InTransactionAsync(async transaction =>
        {
            await Outer("seat");
            await Charge(true);
        });

        [Flow]
        public static async Task OuterFlow() => await Run.InTransactionAsync(async transaction =>
        {
            await BookTrip(false);
            await Charge(true);
        });
    }

    [SetUp]
    public void MakeLines() => Lines.Value = [];

    [Test]
    public async Task Body_Throws_RollsBackInReverseOrderAndLetsTheExceptionGoOn()
    {
        await using var host = OrchestrixTestHost.Start();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Trip.BookTrip(true));

        Assert.That(thrown!.Message, Is.EqualTo("no money"));
        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "reserve room", "release room", "release seat" }));
        var released = host.TaskRuns.Where(r => r.Task.Name == "Release").ToList();
        Assert.That(released.Select(r => r.Parent), Is.All.SameAs(host.FlowRuns.Single()));
        Assert.That(released.Select(r => r.State.Name), Is.All.EqualTo("Completed"));
        Assert.That(host.FlowRuns.Single().State.Type, Is.EqualTo(StateType.Failed));
    }

    [Test]
    public async Task Body_Returns_CallsTheCommitHooksAndRollsNothingBack()
    {
        await using var host = OrchestrixTestHost.Start();

        await Trip.BookTrip(false);

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "reserve room", "confirm" }));
        Assert.That(host.TaskRuns.Select(r => r.State.Name), Is.All.EqualTo("Completed"));
    }

    [Test]
    public async Task RolledBackStep_ItsRun_ShowsAsRolledBackWithItsHistoryAndKeepsItsEnd()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Trip.BookTrip(true));

        var run = host.TaskRuns.First(r => r.Task.Name == "Reserve");
        Assert.That(run.State, Has.Property("Name").EqualTo("RolledBack").And.Property("Type").EqualTo(StateType.Completed));
        var changes = host.Events.OfType<RunStateChanged>().Where(e => e.Run == run).ToList();
        Assert.That(changes.Select(e => e.State.Name), Is.EqualTo(new[] { "Pending", "Running", "Completed", "RolledBack" }));
        Assert.That(changes[^1].Name, Is.EqualTo("orchestrix.task-run.RolledBack"));
        Assert.That(run.Ended, Is.EqualTo(changes[2].Occurred));
        Assert.That(run.RunCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Run_IsCancelled_CompensatesWithATokenThatIsNot()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<Guid> began = new();
        var run = Trip.BookAndWait(began, default);

        await fixture.Host.Control.CancelAsync(await began.Task, "enough");

        await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "release seat" }));
        Assert.That(fixture.StatesOf("BookAndWait"), Is.EqualTo(new[] { "Pending Running Cancelling Cancelled" }));
        Assert.That(fixture.StatesOf("Release"), Is.EqualTo(new[] { "Pending Running Completed" }));
    }

    [Test]
    public async Task PlainFlow_BodyThrows_RollsBackAsAnyOther()
    {
        await using var fixture = RunFixture.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Trip.BookTrip(true));

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "reserve room", "release room", "release seat" }));
        Assert.That(fixture.StatesOf("Reserve"), Is.All.EqualTo("Pending Running Completed RolledBack"));
        Assert.That(fixture.Events().OfType<RunStateChanged>().Where(e => e.Run.Definition.Name == "Release").Select(e => e.Run.Parent), Is.All.InstanceOf<FlowRun>());
    }

    [Test]
    public async Task PlainFlow_LeavesATransactionOpen_IsRolledBackBehindIt([Values] bool fails)
    {
        await using var fixture = RunFixture.Start();
        var lines = Lines.Value!;

        await Run.TryAsync(() => Trip.LeavesOpen(fails));

        await fixture.Drained(() => { lock (lines) return lines.Count == 2; });
        Assert.That(lines, Is.EqualTo(new[] { "reserve seat", "release what was left" }));
    }

    [Test, CancelAfter(30_000)]
    public async Task Host_StopsWhileARollbackHangs_GoesOnWithoutIt()
    {
        var fixture = RunFixture.Start(o => o.ConfigureRuns(r =>
        {
            r.DrainTimeout = TimeSpan.FromSeconds(5);
            r.RollbackTimeout = TimeSpan.FromDays(1); // the clock below goes on faster than the host follows
        }));
        TaskCompletionSource hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Trip.HangsForGood(hangs);
        await hangs.Task;

        var stopping = fixture.StopAsync();
        while (!stopping.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => run);
        Assert.That(thrown!.Message, Is.EqualTo("no"));
        var flow = fixture.Events().OfType<RunStateChanged>().Last(e => e.Run is FlowRun).Run;
        Assert.That(flow.State.Type, Is.EqualTo(StateType.Cancelled));
        Assert.That(flow.RollbackFailures.Select(f => f.Exception), Is.All.InstanceOf<OperationCanceledException>());
        Assert.That(flow.RollbackFailures, Has.Count.EqualTo(2));
        await fixture.DisposeAsync();
    }

    [Test]
    public async Task Run_TakesTooLong_CompensatesAndIsTimedOut()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<RunTimedOutException>(async () => await Trip.TooSlow(host.Time));

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "release seat" }));
        Assert.That(host.FlowRuns.Single().State.Name, Is.EqualTo("TimedOut"));
    }

    [Test]
    public async Task Retry_AfterARollback_ExecutesWhatWasRolledBackAndRemembersWhatWasCommitted()
    {
        await using var host = OrchestrixTestHost.Start();

        var attempts = await Trip.BookAgain([0]);

        Assert.That(attempts, Is.EqualTo(2));
        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve flight", "reserve seat", "release seat", "reserve seat" }));
        Assert.That(host.TaskRuns.Where(r => r.Task.Name == "Reserve").Select(r => r.State.Name), Is.EquivalentTo(new[] { "Completed", "Cached", "RolledBack", "Completed" }));
    }

    [Test]
    public async Task Retry_RollsBackAgain_CompensatesAgain()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Trip.BookTwiceInVain());

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "release seat", "reserve seat", "release seat" }));
    }

    [Test]
    public async Task InTransaction_SynchronousBodyThrows_WaitsForAsynchronousHooks()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.Throws<InvalidOperationException>(() => Trip.BookAtOnce());

        Assert.That(Lines.Value, Is.EqualTo(new[] { "synchronous", "asynchronous" }));
    }

    [Test]
    public async Task BeginTransaction_NeverEnded_IsRolledBackWhenTheRunEnds([Values] bool fails)
    {
        await using var host = OrchestrixTestHost.Start();

        try
        {
            await Trip.LeavesOpen(fails);
        }
        catch (InvalidOperationException) when (fails)
        {
        }

        await host.WaitForIdleAsync();
        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "release what was left" }));
        Assert.That(host.TaskRuns.Single(r => r.Task.Name == "Reserve").State.Name, Is.EqualTo("RolledBack"));
    }

    [Test]
    public async Task Rollback_HooksHang_AreGivenUpAndTheOthersAreCalled()
    {
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureRuns(r => r.RollbackTimeout = TimeSpan.FromMinutes(1)));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Trip.HangsInItsRollback(host.Time));

        Assert.That(thrown!.Message, Is.EqualTo("no"));
        Assert.That(Lines.Value, Is.EqualTo(new[] { "first" }));
        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromMinutes(2)));
        var failures = host.FlowRuns.Single().RollbackFailures;
        Assert.That(failures.Select(f => f.Exception), Has.Exactly(2).InstanceOf<TimeoutException>().And.All.InstanceOf<TimeoutException>());
        Assert.That(failures[0].Hook, Is.EqualTo("() => Task.Delay(TimeSpan.FromHours(10), time)"));
    }

    [Test]
    public async Task FanOut_NestedTransactionsSideBySide_AreAllRolledBackOnce()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Trip.FansOut());

        Assert.That(Lines.Value!.Where(l => l.StartsWith("release", StringComparison.Ordinal)), Is.EquivalentTo(Enumerable.Range(0, 20).Select(n => $"release room {n}")));
        Assert.That(host.TaskRuns.Where(r => r.Task.Name == "Reserve").Select(r => r.State.Name), Is.All.EqualTo("RolledBack"));
    }

    [Test]
    public async Task Steps_BelowSteps_AreRolledBackToo()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Trip.HasStepsBelowSteps());

        Assert.That(host.TaskRuns.Where(r => r.Task.Name is "Outer" or "Reserve").Select(r => r.State.Name), Is.EqualTo(new[] { "RolledBack", "RolledBack" }));
    }

    [Test]
    public async Task Subflow_ItsTransactionWasStaged_IsRolledBackBelowTheOuterRun()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Trip.OuterFlow());

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "reserve room", "release room", "release seat" }));
        Assert.That(host.TaskRuns.Where(r => r.Task.Name == "Release").Select(r => r.Parent!.Definition.Name), Is.All.EqualTo("OuterFlow"));
    }
}
