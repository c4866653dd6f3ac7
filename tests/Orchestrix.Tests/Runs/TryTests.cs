using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class TryTests
{
    static class Steps
    {
        [Task] public static int Half(int x) => x % 2 == 0 ? x / 2 : throw new ArgumentException($"{x} is odd");

        [Task] public static void Check(int x) => ArgumentOutOfRangeException.ThrowIfNegative(x);

        [Task] public static async Task<int> HalfLater(int x) { await Task.Yield(); return Half(x); }

        [Task] public static async Task CheckLater(int x) { await Task.Yield(); Check(x); }

        [Task] public static async ValueTask<int> HalfValue(int x) { await Task.Yield(); return Half(x); }

        [Task] public static async ValueTask CheckValue(int x) { await Task.Yield(); Check(x); }

        [Task] public static Task Throwing() => throw new InvalidOperationException("before the first await");

        [Task] public static Task Wait(CancellationToken token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);

        [Flow(Retries = 1)]
        public static async Task<int> SomeOfTried(int[] numbers, int[] attempts)
        {
            var sum = 0;
            foreach (var number in numbers)
                if (await Run.TryAsync(() => HalfLater(number)) is { IsCompleted: true } half) sum += half.Value;
            return ++attempts[0] == 1 ? throw new InvalidOperationException("once") : sum;
        }
    }

    [Test]
    public async Task TryAsync_CallsOfEveryShape_TellHowTheyEnded()
    {
        await using var host = OrchestrixTestHost.Start();

        var good = await Run.TryAsync(() => Steps.HalfLater(4));
        var bad = await Run.TryAsync(() => Steps.HalfLater(5));
        var value = await Run.TryAsync(() => Steps.HalfValue(6));
        var plain = await Run.TryAsync(() => Steps.CheckLater(-1));
        var plainValue = await Run.TryAsync(() => Steps.CheckValue(1));
        var early = await Run.TryAsync(() => Steps.Throwing());

        Assert.That((good.IsCompleted, good.Value, good.Exception), Is.EqualTo((true, 2, (Exception?)null)));
        Assert.That(good.ValueOrThrow(), Is.EqualTo(2));
        Assert.That((bad.IsCompleted, bad.State.Type, bad.State.Message), Is.EqualTo((false, StateType.Failed, "ArgumentException: 5 is odd")));
        Assert.That(() => bad.ValueOrThrow(), Throws.ArgumentException);
        Assert.That(bad.Run, Is.SameAs(host.TaskRuns.First(r => r.Definition.Name == "HalfLater" && r.State.Type == StateType.Failed)));
        Assert.That(value.Value, Is.EqualTo(3));
        Assert.That(plain.Exception, Is.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => plain.ThrowIfFailed(), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(plainValue.IsCompleted);
        Assert.That(early.State.Message, Does.Contain("before the first await"));
    }

    [Test]
    public async Task Try_SynchronousCalls_TellHowTheyEnded()
    {
        await using var fixture = RunFixture.Start();

        var good = Run.Try(() => Steps.Half(4));
        var bad = Run.Try(() => Steps.Half(5));
        var plain = Run.Try(() => Steps.Check(-1));

        Assert.That(good.ValueOrThrow(), Is.EqualTo(2));
        Assert.That(bad.State.Type, Is.EqualTo(StateType.Failed));
        Assert.That(plain.IsCompleted, Is.False);
        Assert.That(fixture.StatesOf("Half"), Is.EqualTo(new[] { "Pending Running Completed", "Pending Running Failed" }));
    }

    [Test]
    public async Task TryAsync_CancelledByItsCaller_TellsCancelled()
    {
        await using var host = OrchestrixTestHost.Start();
        using CancellationTokenSource caller = new();

        var ending = Run.TryAsync(() => Steps.Wait(caller.Token));
        await caller.CancelAsync();
        var outcome = await ending;

        Assert.That(outcome.State, Has.Property("Type").EqualTo(StateType.Cancelled).And.Property("CancellationReason").EqualTo(CancellationReason.Caller));
    }

    [Test]
    public async Task TryAsync_WithoutAHost_TellsTheSame()
    {
        Task<(RunOutcome<int>, RunOutcome<int>)> outside;
        using (ExecutionContext.SuppressFlow()) outside = Task.Run(async () => (await Run.TryAsync(() => Steps.HalfLater(4)), await Run.TryAsync(() => Steps.HalfLater(5))));
        var (good, bad) = await outside;

        Assert.That((good.State.Type, good.Value, good.Run), Is.EqualTo((StateType.Completed, 2, (Run?)null)));
        Assert.That(bad.State.Message, Is.EqualTo("ArgumentException: 5 is odd"));
    }

    [Test]
    public async Task TryAsync_InAFlowThatIsRetried_IsAStepAsAnyCall()
    {
        await using var host = OrchestrixTestHost.Start();

        var sum = await Steps.SomeOfTried([2, 3, 8], [0]);

        Assert.That(sum, Is.EqualTo(1 + 4));
        Assert.That(host.TaskRuns.Where(r => r.Definition.Name == "HalfLater").Select(r => r.State.Name), Is.EqualTo(new[] { "Completed", "Failed", "Completed", "Cached", "Failed", "Cached" }));
    }

    [Test]
    public void TryAsync_LambdaWithoutATrackedCall_SaysSo()
    {
        Assert.That(() => Run.TryAsync(() => Task.CompletedTask), Throws.InstanceOf<CallCaptureException>());
        Assert.That(() => Run.Try(() => Steps.HalfLater(4)), Throws.InstanceOf<CallCaptureException>().With.Message.Contains("TryAsync"));
    }
}
