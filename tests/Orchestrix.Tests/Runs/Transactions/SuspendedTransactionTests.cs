using Orchestrix.Runs;
using Orchestrix.Runs.Inputs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Transactions;

/// <summary>Transactions whose body is left by a suspension.</summary>
public sealed class SuspendedTransactionTests
{
    static readonly AsyncLocal<List<string>> Lines = new();

    static void Say(string line)
    {
        lock (Lines.Value!) Lines.Value.Add(line);
    }

    static class Tour
    {
        [Task(OnRollback = nameof(Release))] public static async Task<string> Reserve(string what) { await Task.Yield(); Say($"reserve {what}"); return what; }

        [Task] static async Task Release(string what, CancellationToken ct) { await Task.Yield(); ct.ThrowIfCancellationRequested(); Say($"release {what}"); }

        [Task]
        public static async Task Bundle(string what)
        {
            await Reserve($"{what} seat");
            await Reserve($"{what} meal");
        }

        [Task] public static void Charge(bool fails) => _ = fails ? throw new InvalidOperationException("no money") : true;

        [Flow("suspended-tour", Suspends = true)]
        public static async Task<string> Book(bool fails, CancellationToken ct = default) => await Run.InTransactionAsync(async transaction =>
        {
            var seat = await Reserve("seat");
            transaction.OnRollback(() => Say("unmail"));
            transaction.OnCommit(() => Say("confirm"));
            await Bundle("train");
            await Run.SuspendAsync("approve", timeout: 2.Days());
            await Reserve("room");
            Charge(fails);
            return seat;
        });

        [Flow("suspended-tour-nested", Suspends = true)]
        public static async Task Nested(bool fails) => await Run.InTransactionAsync(async _ =>
        {
            await Reserve("a");
            await Run.InTransactionAsync(async inner =>
            {
                await Reserve("b");
                inner.OnRollback(() => Say("unb"));
            });
            await Part("c");
            await Run.InTransactionAsync(async inner =>
            {
                await Reserve("d");
                await Run.SuspendAsync();
            });
            Charge(fails);
        });

        [Flow("suspended-tour-part")]
        public static async Task Part(string what) => await Run.InTransactionAsync(async inner =>
        {
            await Reserve(what);
            inner.OnRollback(() => Say($"un{what}"));
            inner.OnCommit(() => Say($"commit {what}"));
        });

        [Flow("suspended-tour-eager", Suspends = true, Retries = 1)]
        public static async Task CommitsThenFails()
        {
            await Run.InTransactionAsync(async _ => await Reserve("kept"));
            await Run.InTransactionAsync(async _ =>
            {
                await Reserve("kept too");
                await Run.SuspendAsync("one");
                Charge(RunContext.Current.Run!.RunCount == 1);
            });
        }

        [Flow("suspended-tour-stubborn", Suspends = true)]
        public static async Task Stubborn(bool fails) => await Run.InTransactionAsync(async transaction =>
        {
            await Reserve("seat");
            try
            {
                await Run.SuspendAsync();
            }
            catch (RunSuspendedException)
            {
                await transaction.RollbackAsync();
            }

            Charge(fails);
        });

        [Flow("suspended-tour-open", Suspends = true)]
        public static async Task Open()
        {
            await using var transaction = Run.BeginTransaction();
            await Reserve("seat");
            await Run.SuspendAsync();
            await transaction.CommitAsync();
        }

        [Flow("suspended-tour-other-way", Suspends = true)]
        public static async Task OtherWay(bool[] resumed)
        {
            if (!resumed[0])
                await Run.InTransactionAsync(async _ =>
                {
                    await Reserve("seat");
                    resumed[0] = true;
                    await Run.SuspendAsync("p");
                });
        }

        [Flow("suspended-tour-sync", Suspends = true)]
        public static void Synchronously(bool fails) => Run.InTransaction(transaction =>
        {
            ReserveNow("seat");
            Run.SuspendAsync("p").GetAwaiter().GetResult();
            Charge(fails);
        });

        [Task(OnRollback = nameof(ReleaseNow))] public static string ReserveNow(string what) { Say($"reserve {what}"); return what; }

        static void ReleaseNow(string what) => Say($"release {what}");

        [Flow("paused-tour")]
        public static async Task Pauses() => await Run.InTransactionAsync(async transaction =>
        {
            await Reserve("seat");
            await Run.PauseAsync("p");
            await Reserve("room");
            Charge(true);
        });
    }

    static readonly string[] Before = ["reserve seat", "reserve train seat", "reserve train meal"];

    static string[] After(params string[] more) => [.. Before, .. more];

    [SetUp]
    public void MakeLines() => Lines.Value = [];

    static async Task<FlowRun> SuspendedAsync(OrchestrixTestHost host)
    {
        await host.WaitForIdleAsync();
        var run = host.FlowRuns[0];
        Assert.That(run.State.Name, Is.EqualTo("Suspended"), run.State.Message);
        return run;
    }

    static OrchestrixTestHost Start()
    {
        var host = OrchestrixTestHost.Start();
        host.AutoAdvance = false;
        return host;
    }

    [Test]
    public async Task Suspend_InATransaction_RollsNothingBackAndCommitsOnceAfterTheResume()
    {
        await using var host = Start();
        var booking = Tour.Book(false);
        var run = await SuspendedAsync(host);

        Assert.That(Lines.Value, Is.EqualTo(Before));
        await host.Host.Control.ResumeAsync(run.Id);

        Assert.That(await booking, Is.EqualTo("seat"));
        await host.WaitForIdleAsync();
        Assert.That(Lines.Value, Is.EqualTo(After("reserve room", "confirm")));
        Assert.That(host.TaskRuns.Select(r => r.State.Name), Has.None.EqualTo("RolledBack"));
    }

    [Test]
    public async Task Suspend_AndAFailureAfterTheResume_RollsBackAlsoWhatWasBefore()
    {
        await using var host = Start();
        var booking = Tour.Book(true);
        var run = await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);

        await Assert.ThrowsAsync<InvalidOperationException>(() => booking);

        Assert.That(Lines.Value, Is.EqualTo(After("reserve room", "release room", "release train meal", "release train seat", "unmail", "release seat")));
        Assert.That(host.TaskRuns.Where(r => r.Task.Name == "Reserve" && r.RunCount == 1).Select(r => r.State.Name), Is.All.EqualTo("RolledBack"));
    }

    [Test]
    public async Task Cancel_OfARunSuspendedInATransaction_CompensatesBelowItThenEnds()
    {
        await using var host = Start();
        var booking = Tour.Book(true);
        var run = await SuspendedAsync(host);

        await host.CancelAsync(run, "changed my mind");

        await Assert.ThatAsync(() => booking, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Lines.Value, Is.EqualTo(After("release train meal", "release train seat", "unmail", "release seat")));
        Assert.That(host.TaskRuns.Where(r => r.Task.Name == "Release").Select(r => (r.State.Name, r.Parent)), Is.All.EqualTo(("Completed", run)));
        Assert.That(host.Events.OfType<RunStateChanged>().Where(e => e.Run == run).Select(e => e.State.Name), Is.EqualTo(new[] { "Pending", "Running", "Suspended", "Cancelling", "Cancelled" }));
        Assert.That(run.State.ToString(), Is.EqualTo("Cancelled (changed my mind)"));
        Assert.That((await host.Host.Control.ResumeAsync(run.Id)).IsAccepted, Is.False);
    }

    [Test]
    public async Task Timeout_OfARunSuspendedInATransaction_CompensatesAndFails()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<PauseTimedOutException>(() => Tour.Book(true));

        Assert.That(Lines.Value, Is.EqualTo(After("release train meal", "release train seat", "unmail", "release seat")));
        Assert.That(host.Events.OfType<RunStateChanged>().Where(e => e.Run is FlowRun).Select(e => e.State.Name), Is.EqualTo(new[] { "Pending", "Running", "Suspended", "Running", "Failed" }));
    }

    [Test]
    public async Task Caller_GivesUpWhileTheRunIsSuspendedInATransaction_CompensatesAndCancels()
    {
        await using var host = Start();
        using CancellationTokenSource caller = new();
        var booking = Tour.Book(true, caller.Token);
        var run = await SuspendedAsync(host);

        await caller.CancelAsync();

        await Assert.ThatAsync(() => booking, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Lines.Value, Is.EqualTo(After("release train meal", "release train seat", "unmail", "release seat")));
        Assert.That(run.State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [TestCase(false), TestCase(true)]
    public async Task Suspend_InNestedTransactions_GoesOnWithAllOfThem(bool fails)
    {
        await using var host = Start();
        var booking = Tour.Nested(fails);
        var run = await SuspendedAsync(host);
        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve a", "reserve b", "reserve c", "reserve d" }));
        Lines.Value!.Clear();
        await host.Host.Control.ResumeAsync(run.Id);

        await Assert.ThatAsync(() => booking, fails ? Throws.InvalidOperationException : Throws.Nothing);

        Assert.That(Lines.Value, Is.EqualTo(fails ? ["release d", "unc", "release c", "unb", "release b", "release a"] : new[] { "commit c" }));
    }

    [Test]
    public async Task Cancel_OfARunSuspendedInNestedTransactions_UndoesAllInReverse()
    {
        await using var host = Start();
        var booking = Tour.Nested(true);
        var run = await SuspendedAsync(host);
        Lines.Value!.Clear();

        await host.CancelAsync(run, "enough");

        await Assert.ThatAsync(() => booking, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Lines.Value, Is.EqualTo(new[] { "release d", "unc", "release c", "unb", "release b", "release a" }));
    }

    [Test]
    public async Task Retry_AfterASuspension_UndoesOnlyWhatWasNotCommitted()
    {
        await using var host = Start();
        var booking = Tour.CommitsThenFails();
        var run = await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);
        await booking;

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve kept", "reserve kept too", "release kept too", "reserve kept too" }));
    }

    [Test]
    public async Task Rollback_ByABodyThatIsBeingLeft_IsRefusedAsItsStepsAre()
    {
        await using var host = Start();
        var booking = Tour.Stubborn(true);
        var run = await SuspendedAsync(host);
        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat" }));
        await host.Host.Control.ResumeAsync(run.Id);

        await Assert.ThrowsAsync<InvalidOperationException>(() => booking);

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "release seat" }));
    }

    [Test]
    public async Task Suspend_WithABegunTransaction_DoesNotRollItBack()
    {
        await using var host = Start();
        var booking = Tour.Open();
        var run = await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);
        await booking;

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat" }));
    }

    [Test]
    public async Task Resume_BodyThatGoesAnotherWay_RollsBackWhatItDidNotTakeOver()
    {
        await using var host = Start();
        var booking = Tour.OtherWay([false]);
        var run = await SuspendedAsync(host);
        await host.Host.Control.ResumeAsync(run.Id);
        await booking;

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "release seat" }));
        Assert.That(run.State.Type, Is.EqualTo(StateType.Completed));
    }

    [Test]
    public async Task Suspend_OfASynchronousFlow_IsTheSame()
    {
        await using var host = Start();
        var lines = Lines.Value!;
        var booking = Task.Run(() => Tour.Synchronously(true));
        while (host.FlowRuns is not [{ State.Name: "Suspended" }]) await Task.Yield();
        Assert.That(lines, Is.EqualTo(new[] { "reserve seat" }));
        while (!(await host.Host.Control.ResumeAsync(host.FlowRuns[0].Id)).IsAccepted) await Task.Yield();

        await Assert.ThrowsAsync<InvalidOperationException>(() => booking);

        Assert.That(lines, Is.EqualTo(new[] { "reserve seat", "release seat" }));
    }

    [Test]
    public async Task Pause_InATransaction_KeepsItOpen()
    {
        await using var host = Start();
        var booking = Tour.Pauses();
        await host.WaitForIdleAsync();
        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat" }));
        await host.Host.Control.ResumeAsync(host.FlowRuns[0].Id);

        await Assert.ThrowsAsync<InvalidOperationException>(() => booking);

        Assert.That(Lines.Value, Is.EqualTo(new[] { "reserve seat", "reserve room", "release room", "release seat" }));
    }

    [Test]
    public async Task Stop_WhileARunIsSuspendedInATransaction_Compensates()
    {
        await using var fixture = RunFixture.Start();
        var booking = Tour.Book(true);
        await fixture.Drained(() => fixture.StatesOf("suspended-tour").Single().EndsWith("Suspended", StringComparison.Ordinal));

        await fixture.StopAsync();

        await Assert.ThatAsync(() => booking, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Lines.Value, Is.EqualTo(After("release train meal", "release train seat", "unmail", "release seat")));
        Assert.That(fixture.StatesOf("suspended-tour").Single(), Does.EndWith("Suspended Cancelling Cancelled"));
    }
}
