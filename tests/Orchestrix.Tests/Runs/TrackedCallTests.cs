using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

public sealed partial class TrackedCallTests
{
    static class Sums
    {
        [Flow] public static int Sum(int count) { var sum = 0; for (var i = 0; i < count; i++) sum = Add(sum, i); return sum; }

        [Flow] public static async Task<int> SumLater(int count) { var sum = 0; for (var i = 0; i < count; i++) sum = await AddLater(sum, i); return sum; }

        [Flow] public static async Task<int[]> AddAll(int count) => await Task.WhenAll(Enumerable.Range(0, count).Select(i => AddLater(i, 1)));

        [Flow] public static async Task<int> OnPool() => await Task.Run(() => Add(1, 2));

        [Flow] public static async ValueTask<int> Outer() => await SumLater(2);

        [Flow] public static void Fails() => Throw();

        [Flow] public static async Task FailsLater() { await Task.Yield(); throw new InvalidOperationException("later"); }

        [Task] public static int Add(int a, int b) => a + b;

        [Task] public static async Task<int> AddLater(int a, int b) { await Task.Yield(); return a + b; }

        [Task] public static void Throw() => throw new InvalidOperationException("no");
    }

    [Test]
    public async Task Call_SynchronousFlow_LogsEveryStateOfFlowAndTasks()
    {
        await using var fixture = RunFixture.Start();

        var sum = Sums.Sum(3);

        Assert.That(sum, Is.EqualTo(3));
        Assert.That(fixture.StatesOf("Sum"), Is.EqualTo(new[] { "Pending Running Completed" }));
        Assert.That(fixture.StatesOf("Add"), Is.EqualTo(Enumerable.Repeat("Pending Running Completed", 3)));
        Assert.That(fixture.Events().Select(e => e.Name).Take(3), Is.EqualTo(new[] { "orchestrix.flow-run.Pending", "orchestrix.flow-run.Running", "orchestrix.task-run.Pending" }));
    }

    [Test]
    public async Task Call_AcrossAwaitWhenAllAndTaskRun_KeepsTheParent()
    {
        await using var fixture = RunFixture.Start();

        await Sums.SumLater(2);
        await Sums.AddAll(5);
        await Sums.OnPool();

        var tasks = fixture.Events().OfType<RunStateChanged>().Select(e => e.Run).OfType<TaskRun>().Distinct().ToList();
        Assert.That(tasks, Has.Count.EqualTo(8));
        Assert.That(tasks.Select(t => t.Parent), Has.All.InstanceOf<FlowRun>());
        Assert.That(tasks.Select(t => t.Parent!.Definition.Name).Distinct(), Is.EquivalentTo(new[] { "SumLater", "AddAll", "OnPool" }));
        Assert.That(tasks.Where(t => t.Parent!.Definition.Name == "AddAll").Select(t => t.Ordinal), Is.EquivalentTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [Test]
    public async Task Call_FlowInsideOfAFlow_IsItsChild()
    {
        await using var fixture = RunFixture.Start();

        await Sums.Outer();

        var child = (FlowRun)fixture.Events().OfType<RunStateChanged>().First(e => e.Run.Definition.Name == "SumLater").Run;
        Assert.That(child.Parent!.Definition.Name, Is.EqualTo("Outer"));
        Assert.That(child.Root, Is.SameAs(child.Parent));
    }

    [Test]
    public async Task Call_BodyThrows_FailsTheTaskAndTheFlowAndTheCaller()
    {
        await using var fixture = RunFixture.Start();

        Assert.Throws<InvalidOperationException>(Sums_Fails);
        await Assert.ThatAsync(async () => await Sums.FailsLater(), Throws.InvalidOperationException);

        var ends = fixture.Events().OfType<RunStateChanged>().Where(e => e.State.IsTerminal).ToDictionary(e => e.Run.Definition.Name);
        Assert.That(ends.Values.Select(e => e.State.Type), Has.All.EqualTo(StateType.Failed));
        Assert.That(ends["Throw"].State.Message, Is.EqualTo("InvalidOperationException: no"));
        Assert.That(ends["FailsLater"].Run.Exception, Is.InstanceOf<InvalidOperationException>());

        static void Sums_Fails() => Sums.Fails();
    }

    [Test]
    public async Task Call_TaskFailureThatTheFlowCatches_LeavesTheFlowCompleted()
    {
        await using var fixture = RunFixture.Start();

        Catching();

        Assert.That(fixture.StatesOf("Catching"), Is.EqualTo(new[] { "Pending Running Completed" }));
        Assert.That(fixture.StatesOf("Throw"), Is.EqualTo(new[] { "Pending Running Failed" }));
    }

    [Flow]
    static void Catching()
    {
        try
        {
            Sums.Throw();
        }
        catch (InvalidOperationException)
        {
            // A flow may go on after a task failed.
        }
    }

    [Test]
    public async Task Call_TaskOutsideOfAnyRun_IsARootTaskRun()
    {
        await using var fixture = RunFixture.Start();

        Sums.Add(1, 2);

        var run = fixture.Events().OfType<RunStateChanged>().First().Run;
        Assert.That(run.Parent, Is.Null);
        Assert.That(run.Name, Is.EqualTo("Add-0"));
    }

    [Test]
    public void Call_WithoutAnyHost_RunsAsIfNothingWereThere()
    {
        Assert.That(Sums.Add(1, 2), Is.EqualTo(3));
        Assert.That(RunContext.Current.IsActive, Is.False);
    }

    [Test]
    public async Task Call_ByCodeThatARunLeftBehind_IsARootOfTheSameHost()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource ended = new();

        var left = LeaveBehind(ended.Task)();
        ended.SetResult();
        await left;

        var run = fixture.Events().OfType<RunStateChanged>().First(e => e.Run.Definition.Name == "Add").Run;
        Assert.That(run.Parent, Is.Null);
    }

    // The timer-like work carries the flow's context, and begins when the flow has ended.
    [Flow]
    static Func<Task> LeaveBehind(Task ended)
    {
        var context = ExecutionContext.Capture()!;
        return () =>
        {
            Task? late = null;
            ExecutionContext.Run(context, _ => late = Late(ended), null);
            return late!;
        };
    }

    static async Task Late(Task ended)
    {
        await ended;
        Sums.Add(1, 2);
    }

    [Test]
    public async Task Call_ContextAfterwards_IsTheCallersAgain()
    {
        await using var fixture = RunFixture.Start();

        Sums.Sum(1);
        var afterSync = RunContext.Current.IsActive;
        await Sums.SumLater(1);

        Assert.That(afterSync, Is.False);
        Assert.That(RunContext.Current.IsActive, Is.False);
    }

    [Test]
    public async Task Call_BodyWritesAnotherAsyncLocal_KeepsItForASynchronousCaller()
    {
        await using var fixture = RunFixture.Start();
        AsyncLocal<int> local = new();

        Write(local);

        Assert.That(local.Value, Is.EqualTo(5));
        Assert.That(RunContext.Current.IsActive, Is.False);
    }

    [Task]
    static void Write(AsyncLocal<int> local) => local.Value = 5;
}
