using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

/// <summary>Calls that pass something by reference.</summary>
public sealed class InlineCallTests
{
    static readonly AsyncLocal<string?> Local = new();

    static class Steps
    {
        [Task] public static int Parse(ReadOnlySpan<char> text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) + Seen(RunContext.Current.TaskRun?.Definition.Name == "Parse");

        [Task] public static int Seen(bool inItsRun) => inItsRun ? 0 : 1000;

        [Task] public static void Bump(ref int x) => x++;

        [Task]
        public static Task<int> Later(ReadOnlySpan<char> text, Task until, CancellationToken token) => Wait(text.Length, until, token);

        static async Task<int> Wait(int length, Task until, CancellationToken token)
        {
            await until.WaitAsync(token);
            return length + Seen(RunContext.Current.TaskRun?.Definition.Name == "Later");
        }

        [Task] public static void Write(ref int x) => Local.Value = $"written {x}";

        [Flow]
        public static int ReadsSpans(string text)
        {
            var sum = 0;
            foreach (var part in text.AsSpan().Split(',')) sum += Parse(text.AsSpan()[part]);
            Bump(ref sum);
            return sum;
        }

        [Flow] public static async Task<int> Waits(string text, Task until, CancellationToken token = default) => await Later(text, until, token);

        [Flow(Retries = 1)]
        public static int Again(int[] attempts)
        {
            Bump(ref attempts[0]);
            return attempts[0] == 1 ? throw new InvalidOperationException("once") : attempts[0];
        }
    }

    internal struct Counter
    {
        public int Value;

        [Task] public void Next() => Value++;

        [Task]
        public async Task<int> LaterAsync()
        {
            Value++;
            await Task.Yield();
            return Value + Steps.Seen(RunContext.Current.TaskRun?.Definition.Name == "Later");
        }
    }

    [Test]
    public async Task Call_OfASpan_IsARunOfItsFlow()
    {
        await using var host = OrchestrixTestHost.Start();

        Assert.That(Steps.ReadsSpans("1,2,3"), Is.EqualTo(7));

        var flow = host.FlowRuns.Single();
        Assert.That(host.TaskRuns.Where(r => r.Parent == flow).Select(r => r.Definition.Name), Is.EqualTo(new[] { "Parse", "Parse", "Parse", "Bump" }));
        Assert.That(host.TaskRuns.Where(r => r.Definition.Name == "Seen").Select(r => r.Parent!.Definition.Name), Is.EqualTo(new[] { "Parse", "Parse", "Parse" }));
        Assert.That(host.TaskRuns.Select(r => r.State.Type), Has.All.EqualTo(StateType.Completed));
    }

    [Test]
    public async Task Call_ThatThrows_FailsItsRun()
    {
        await using var host = OrchestrixTestHost.Start();

        var thrown = Assert.Throws<FormatException>(() => Steps.Parse("x"));

        var run = host.TaskRuns.Single();
        Assert.That((run.State.Type, run.Exception), Is.EqualTo((StateType.Failed, (Exception)thrown!)));
        Assert.That(RunContext.Current.Run, Is.Null);
    }

    [Test]
    public async Task Call_ThatReturnsATask_EndsWithIt()
    {
        await using var host = OrchestrixTestHost.Start();

        var until = new TaskCompletionSource();

        var waiting = Steps.Waits("abc", until.Task);
        Assert.That(host.TaskRuns.Single(r => r.Definition.Name == "Later").State.Type, Is.EqualTo(StateType.Running));
        Assert.That(RunContext.Current.Run, Is.Null);

        until.SetResult();
        Assert.That(await waiting, Is.EqualTo(3));
        Assert.That(host.TaskRuns.Single(r => r.Definition.Name == "Later").State.Type, Is.EqualTo(StateType.Completed));
    }

    [Test]
    public async Task Call_UnderACancelledCaller_IsCancelled()
    {
        await using var host = OrchestrixTestHost.Start();
        using var cancellation = new CancellationTokenSource();

        var waiting = Steps.Waits("abc", new TaskCompletionSource().Task, cancellation.Token);
        await cancellation.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(host.TaskRuns.Single().State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [Test]
    public async Task Call_OfAStructThatChanges_ChangesTheCallersStruct()
    {
        await using var host = OrchestrixTestHost.Start();
        Counter counter = default;

        counter.Next();
        counter.Next();

        Assert.That(counter.Value, Is.EqualTo(2));
        Assert.That(await counter.LaterAsync(), Is.EqualTo(3));
        Assert.That(host.TaskRuns.Count(r => r.Parent is null && r.State.Type == StateType.Completed), Is.EqualTo(3));
    }

    [Test]
    public async Task Call_WithoutATask_KeepsWhatItsBodyWroteIntoAsyncLocals()
    {
        await using var host = OrchestrixTestHost.Start();
        var x = 1;

        Steps.Write(ref x);

        Assert.That(Local.Value, Is.EqualTo("written 1"));
    }

    [Test]
    public async Task Call_InAFlowThatIsTriedAgain_HappensAgain()
    {
        await using var host = OrchestrixTestHost.Start();
        var attempts = new int[1];

        Assert.That(Steps.Again(attempts), Is.EqualTo(2));
        Assert.That(host.TaskRuns, Has.Exactly(2).Items);
    }

    [Test]
    public void Call_InALambdaThatNamesAFlow_IsRefused()
    {
        var x = 1;
        Assert.That(() => CallCapture.Record(() => Steps.Bump(ref x)), Throws.InstanceOf<CallCaptureException>().With.Message.Contain("passes something by reference"));
    }

    [Test]
    public void Call_WithoutAHost_IsAnOrdinaryCall()
    {
        var x = 1;

        Steps.Bump(ref x);

        Assert.That(x, Is.EqualTo(2));
    }
}
