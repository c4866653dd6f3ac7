using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs.Transactions;

/// <summary>Submitted calls that belong to a transaction.</summary>
[CancelAfter(60_000)]
public sealed class FutureTransactionTests
{
    sealed class Gates
    {
        public TaskCompletionSource First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource FirstBegan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    static readonly AsyncLocal<List<string>> Lines = new();
    static readonly AsyncLocal<Gates> Gate = new();

    static void Say(string line)
    {
        lock (Lines.Value!) Lines.Value.Add(line);
    }

    static class Stage
    {
        [Task(OnRollback = nameof(Release))]
        public static async Task<string> Take(string what)
        {
            if (what == "first") Gate.Value!.FirstBegan.SetResult();
            if (what == "first") await Gate.Value!.First.Task;
            if (what == "second") await Gate.Value!.Second.Task;
            Say($"take {what}");
            return what;
        }

        [Task(OnRollback = nameof(ReleaseNow))] public static string TakeNow(string what) { Say($"take {what}"); return what; }

        static void Release(string what) => Say($"release {what}");

        static void ReleaseNow(string what) => Say($"release {what}");

        [Task] public static void Check(bool fails) => _ = fails ? throw new InvalidOperationException("no") : true;

        [Flow]
        public static async Task EndsInAnotherOrder(bool fails) => await Run.InTransactionAsync(async _ =>
        {
            var first = Run.Submit(() => Take("first"));
            var second = Run.Submit(() => Take("second"));
            Gate.Value!.Second.SetResult();
            await second;
            Gate.Value!.First.SetResult();
            await first;
            Check(fails);
        });

        [Flow]
        public static async Task Maps() => await Run.InTransactionAsync(async _ =>
        {
            var taken = Run.Map(Enumerable.Range(0, 5), n => TakeNow($"n{n}"));
            await taken.Map(t => TakeNow($"{t}'"));
            Check(true);
        });

        [Flow]
        public static async Task OneFails() => await Run.InTransactionAsync(async _ =>
        {
            var taken = Run.Submit(() => TakeNow("seat"));
            var failed = Run.Submit(() => Check(true), after: [taken]);
            await failed;
        });

        [Flow]
        public static async Task Forgets(List<RunFuture> futures) => await Run.InTransactionAsync(async _ =>
        {
            await Take("before");
            futures.Add(Run.Submit(() => Take("first")));
            await Gate.Value!.FirstBegan.Task;
        });

        [Flow]
        public static async Task ForgetsACall(List<Task> calls) => await Run.InTransactionAsync(async _ =>
        {
            await Take("before");
            calls.Add(Take("first"));
        });

        [Flow]
        public static async Task FailsBefore(List<RunFuture> futures) => await Run.InTransactionAsync(async _ =>
        {
            futures.Add(Run.Submit(() => Take("first")));
            await Gate.Value!.FirstBegan.Task;
            await Take("before");
            throw new InvalidOperationException("no");
        });

        [Flow]
        public static async Task Sub(bool fails) => await Run.InTransactionAsync(async t =>
        {
            t.OnRollback(() => Say("unsub"));
            await Run.Submit(() => Take("sub"));
            Check(fails);
        });

        [Flow]
        public static async Task SubmitsAFlow() => await Run.InTransactionAsync(async _ =>
        {
            await Run.Submit(() => Sub(false));
            Check(true);
        });

        [Flow]
        public static async Task SubmitsInNested(bool innerFails) => await Run.InTransactionAsync(async _ =>
        {
            await Run.Submit(() => Take("outer"));
            try
            {
                await Run.InTransactionAsync(async _ =>
                {
                    await Run.Submit(() => Take("inner"));
                    Check(innerFails);
                });
            }
            catch (InvalidOperationException)
            {
            }
        });

        [Flow]
        public static async Task SubmitsInAHook(CancellationToken ct) => await Run.InTransactionAsync(async t =>
        {
            t.OnRollback(async () => await Run.Submit(() => Undo("hook", ct)));
            await Task.Yield();
            Check(true);
        });

        [Task] public static async Task Undo(string what, CancellationToken ct) { await Task.Yield(); ct.ThrowIfCancellationRequested(); Say($"undo {what} {ct.CanBeCanceled}"); }

        [Flow("take again in a transaction", Retries = 1)]
        public static async Task Again(int[] attempts) => await Run.InTransactionAsync(async _ =>
        {
            await Run.Map(Enumerable.Range(0, 3), n => TakeNow($"n{n}"));
            Check(attempts[0]++ == 0);
        });
    }

    [SetUp]
    public void MakeLines()
    {
        Lines.Value = [];
        Gate.Value = new Gates();
    }

    [Test]
    public async Task Submit_InATransactionThatFails_RollsBackInReverseOrderOfTheEnds()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Stage.EndsInAnotherOrder(true));

        Assert.That(Lines.Value, Is.EqualTo(new[] { "take second", "take first", "release first", "release second" }));
        Assert.That(host.TaskRuns.Where(r => r.Task.Name == "Take").Select(r => r.State.Name), Is.All.EqualTo("RolledBack"));
    }

    [Test]
    public async Task Submit_InATransactionThatCommits_RollsNothingBack()
    {
        await using var host = OrchestrixTestHost.Start();

        await Stage.EndsInAnotherOrder(false);

        Assert.That(Lines.Value, Is.EqualTo(new[] { "take second", "take first" }));
    }

    [Test]
    public async Task Map_AndWhatDependsOnIt_IsRolledBackWhole()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Stage.Maps());

        Assert.That(Lines.Value!.Where(l => l.StartsWith("release", StringComparison.Ordinal)), Is.EquivalentTo(Lines.Value!.Where(l => l.StartsWith("take", StringComparison.Ordinal)).Select(l => l.Replace("take", "release", StringComparison.Ordinal))));
        Assert.That(Lines.Value, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task Future_ThatFailsAndIsAwaited_RollsBackTheOthers()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Stage.OneFails());

        Assert.That(Lines.Value, Is.EqualTo(new[] { "take seat", "release seat" }));
    }

    [Test]
    public async Task Future_NotAwaitedAtTheEnd_LetsTheCommitFailAndIsUndoneWhenItEnds()
    {
        await using var fixture = RunFixture.Start();
        var (lines, gate) = (Lines.Value!, Gate.Value!);
        List<RunFuture> futures = [];

        var thrown = await Assert.ThrowsAsync<TransactionException>(() => Stage.Forgets(futures));

        Assert.That(thrown!.Message, Does.Contain("while 1 calls in it had not ended. Await what is called and submitted in it."));
        Assert.That(lines, Is.EqualTo(new[] { "take before", "release before" }));
        gate.First.SetResult(); // its body does not observe its token
        await Run.WaitAllAsync(futures);
        Assert.That(lines, Is.EqualTo(new[] { "take before", "release before", "take first", "release first" }));
    }

    [Test]
    public async Task Call_NotAwaitedAtTheEnd_LetsTheCommitFailLikewise()
    {
        await using var fixture = RunFixture.Start();
        var (lines, gate) = (Lines.Value!, Gate.Value!);
        List<Task> calls = [];

        await Assert.ThrowsAsync<TransactionException>(() => Stage.ForgetsACall(calls));
        gate.First.SetResult();
        await calls[0];

        Assert.That(lines, Is.EqualTo(new[] { "take before", "release before", "take first", "release first" }));
    }

    [Test]
    public async Task Future_UnderWayWhenTheTransactionIsRolledBack_IsUndoneWhenItEnds()
    {
        await using var fixture = RunFixture.Start();
        var (lines, gate) = (Lines.Value!, Gate.Value!);
        List<RunFuture> futures = [];

        await Assert.ThrowsAsync<InvalidOperationException>(() => Stage.FailsBefore(futures));
        gate.First.SetResult();
        await Run.WaitAllAsync(futures);

        Assert.That(lines, Is.EqualTo(new[] { "take before", "release before", "take first", "release first" }));
    }

    [Test]
    public async Task Submit_OfAFlowWithATransaction_IsNestedInTheOneAround()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Stage.SubmitsAFlow());

        Assert.That(Lines.Value, Is.EqualTo(new[] { "take sub", "release sub", "unsub" }));
    }

    [TestCase(true), TestCase(false)]
    public async Task Submit_InANestedTransaction_SharesItsFate(bool innerFails)
    {
        await using var host = OrchestrixTestHost.Start();

        await Stage.SubmitsInNested(innerFails);

        Assert.That(Lines.Value, Is.EqualTo(innerFails ? ["take outer", "take inner", "release inner"] : new[] { "take outer", "take inner" }));
    }

    [Test]
    public async Task Submit_InARollbackHook_IsGivenTheRollbacksToken()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Stage.SubmitsInAHook(new CancellationToken(canceled: false)));

        Assert.That(Lines.Value, Is.EqualTo(new[] { "undo hook True" }));
    }

    [Test]
    public async Task Retry_AfterARollbackOfFutures_SubmitsThemAgain()
    {
        await using var host = OrchestrixTestHost.Start();

        await Stage.Again([0]);

        Assert.That(Lines.Value!.Count(l => l.StartsWith("take", StringComparison.Ordinal)), Is.EqualTo(6));
        Assert.That(Lines.Value!.Count(l => l.StartsWith("release", StringComparison.Ordinal)), Is.EqualTo(3));
    }
}
