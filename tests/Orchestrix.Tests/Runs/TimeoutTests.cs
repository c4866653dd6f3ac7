using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class TimeoutTests
{
    static class Steps
    {
        [Task(TimeoutSeconds = 5)]
        public static Task Slow(TimeProvider time, double seconds, CancellationToken token) => Task.Delay(TimeSpan.FromSeconds(seconds), time, token);

        [Task(TimeoutSeconds = 5, Retries = 2, RetryDelaySeconds = 1)]
        public static async Task<int> SlowAtFirst(TimeProvider time, int[] calls, CancellationToken token)
        {
            if (calls[0]++ < 2) await Task.Delay(TimeSpan.FromSeconds(60), time, token);
            return calls[0];
        }

        [Task(TimeoutSeconds = 5)]
        public static async Task Deaf(TimeProvider time) => await Task.Delay(TimeSpan.FromSeconds(8), time);

#pragma warning disable ORX017 // what it warns of is what is tested
        [Task(TimeoutSeconds = 5)]
        public static int Synchronous(Action body)
        {
            body();
            return 1;
        }
#pragma warning restore ORX017

        [Task(TimeoutSeconds = 60 * 24 * 3600)]
        public static async Task AllSummer(TimeProvider time, int days, CancellationToken token)
        {
            while (days-- > 0) await Task.Delay(TimeSpan.FromDays(1), time, token);
        }

        [Task(TimeoutSeconds = 1.511)]
        public static Task Fraction(TimeProvider time, CancellationToken token) => Task.Delay(TimeSpan.FromSeconds(60), time, token);

        [Task(TimeoutSeconds = 5)]
        public static async Task WithAThrowingCallback(TimeProvider time, CancellationToken token)
        {
            using var _ = token.Register(() => throw new InvalidOperationException("no"));
            await Task.Delay(TimeSpan.FromSeconds(60), time, token);
        }

        [Task(TimeoutSeconds = 5)]
        public static Task OwnTimeout() => Task.FromException(new TimeoutException("the database was slow"));

        [Task]
        public static Task Inner(TimeProvider time, CancellationToken token) => Task.Delay(TimeSpan.FromSeconds(60), time, token);

        [Flow(TimeoutSeconds = 5)]
        public static async Task OuterOfTimeout(TimeProvider time, CancellationToken token = default) => await Inner(time, token);

        [Flow]
        public static async Task CallerOfTimeout(TimeProvider time) => await Slow(time, 60, default);

        [Flow(TimeoutSeconds = 5)]
        public static async Task ContextOfTimeout(TimeProvider time) => await Task.Delay(TimeSpan.FromSeconds(60), time, RunContext.Current.CancellationToken);
    }

    [Test]
    public async Task Task_TakesTooLong_FailsAsTimedOut()
    {
        await using var host = OrchestrixTestHost.Start();

        var thrown = await Assert.ThrowsAsync<RunTimedOutException>(async () => await Steps.Slow(host.Time, 60, default));

        var run = host.TaskRuns.Single();
        Assert.That(run.State, Has.Property("Type").EqualTo(StateType.Failed).And.Property("Name").EqualTo("TimedOut"));
        Assert.That(run.State.Message, Is.EqualTo("An attempt of 'Slow' took longer than the 0:00:05 that it may take."));
        Assert.That(thrown!.Run, Is.SameAs(run));
        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(host.Events[^1].Name, Is.EqualTo("orchestrix.task-run.TimedOut"));
    }

    // Timers cannot be set for more than 49 days.
    [TestCase(45, "Completed", 45)]
    [TestCase(90, "TimedOut", 60)]
    public async Task Timeout_LongerThanTimersCan_IsKept(int takesDays, string state, int endsAfterDays)
    {
        await using var host = OrchestrixTestHost.Start();

        var outcome = await Run.TryAsync(() => Steps.AllSummer(host.Time, takesDays, default));

        Assert.That(outcome.State.Name, Is.EqualTo(state), $"{outcome.Exception}");
        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromDays(endsAfterDays)));
    }

    [Test]
    public async Task Timeout_WithAFractionOfASecond_IsNotAMillisecondShort()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThatAsync(async () => await Steps.Fraction(host.Time, default), Throws.InstanceOf<RunTimedOutException>());

        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromMilliseconds(1_511)));
    }

    // G10: a user's callback on the token harms nothing but itself; on the timer's thread it would end the process.
    [Test]
    public async Task Timeout_WithACallbackThatThrows_EndsTheAttemptAllTheSame()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThatAsync(async () => await Steps.WithAThrowingCallback(host.Time, default), Throws.InstanceOf<RunTimedOutException>());

        Assert.That(host.TaskRuns.Single().State.Name, Is.EqualTo("TimedOut"));
    }

    [Test]
    public async Task Task_InTime_Completes()
    {
        await using var host = OrchestrixTestHost.Start();

        await Steps.Slow(host.Time, 4, default);

        Assert.That(host.TaskRuns.Single().State.Name, Is.EqualTo("Completed"));
    }

    [Test]
    public async Task Task_TakesTooLong_IsRetriedWithItsTimeAnew()
    {
        await using var host = OrchestrixTestHost.Start();

        var calls = await Steps.SlowAtFirst(host.Time, [0], default);

        Assert.That(calls, Is.EqualTo(3));
        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromSeconds(5 + 1 + 5 + 1)));
        Assert.That(host.TaskRuns.Single().State.Name, Is.EqualTo("Completed"));
    }

    [Test]
    public async Task Task_ThatDoesNotObserveItsToken_ShowsAsTimedOutWhenItEnds()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<RunTimedOutException>(async () => await Steps.Deaf(host.Time));

        Assert.That(host.TaskRuns.Single().State.Name, Is.EqualTo("TimedOut"));
        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromSeconds(8)));
    }

    [Test]
    public async Task Synchronous_ReturnsTooLate_ShowsAsTimedOutOnReturn()
    {
        await using var fixture = RunFixture.Start();

        Assert.Throws<RunTimedOutException>(() => Steps.Synchronous(() => fixture.Time.Advance(TimeSpan.FromSeconds(6))));
        Steps.Synchronous(() => fixture.Time.Advance(TimeSpan.FromSeconds(4)));

        Assert.That(fixture.StatesOf("Synchronous"), Is.EqualTo(new[] { "Pending Running TimedOut", "Pending Running Completed" }));
    }

    [Test]
    public async Task Task_ThrowsATimeoutExceptionOfItsOwn_IsPlainFailed()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<TimeoutException>(async () => await Steps.OwnTimeout());

        Assert.That(host.TaskRuns.Single().State.Name, Is.EqualTo("Failed"));
        Assert.That(host.TaskRuns.Single().State.Message, Is.EqualTo("TimeoutException: the database was slow"));
    }

    [Test]
    public async Task Flow_TakesTooLong_CancelsWhatItCalledWithThatReason()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<RunTimedOutException>(async () => await Steps.OuterOfTimeout(host.Time));

        Assert.That(host.FlowRuns.Single().State.Name, Is.EqualTo("TimedOut"));
        Assert.That(host.TaskRuns.Single().State, Has.Property("Type").EqualTo(StateType.Cancelled).And.Property("CancellationReason").EqualTo(CancellationReason.Timeout));
    }

    [Test]
    public async Task Flow_ThatObservesItsContextsToken_IsStoppedInTime()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<RunTimedOutException>(async () => await Steps.ContextOfTimeout(host.Time));

        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Caller_OfWhatTimedOut_IsPlainFailed()
    {
        await using var host = OrchestrixTestHost.Start();

        await Assert.ThrowsAsync<RunTimedOutException>(async () => await Steps.CallerOfTimeout(host.Time));

        Assert.That(host.FlowRuns.Single().State.Name, Is.EqualTo("Failed"));
    }

    [Test]
    public async Task Cancelled_BeforeItsTimeIsUp_IsCancelledByItsCaller()
    {
        await using var host = OrchestrixTestHost.Start();
        using CancellationTokenSource caller = new(TimeSpan.FromSeconds(2), host.Time);

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await Steps.Slow(host.Time, 60, caller.Token));

        Assert.That(host.TaskRuns.Single().State, Has.Property("Type").EqualTo(StateType.Cancelled).And.Property("CancellationReason").EqualTo(CancellationReason.Caller));
    }

    [Test]
    public async Task ConfigureFlow_WithATimeout_HoldsInThisHost()
    {
        await using var host = OrchestrixTestHost.Start(o => o.ConfigureFlow(() => Steps.ContextOfTimeout(default!), f => f.Timeout = TimeSpan.FromSeconds(1)));

        await Assert.ThrowsAsync<RunTimedOutException>(async () => await Steps.ContextOfTimeout(host.Time));

        Assert.That(host.Time.Now - VirtualTime.Epoch, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }
}
