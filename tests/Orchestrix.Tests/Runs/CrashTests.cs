using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

public sealed class CrashTests
{
    static class Steps
    {
        [Flow] public static async Task<int> StaysAwayFromStop(Task<int> until) => await until;

        [Flow]
        public static async Task ObeysItsStop(TaskCompletionSource<CancellationReason?> told, CancellationToken token = default)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }
            finally
            {
                told.SetResult(RunContext.Current.CancellationReason);
            }
        }
    }

    [Test]
    public async Task Stop_WithoutTimeToDrain_CrashesWhatRunsAndNobodyChangesThatLater()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<int> until = new();
        var running = Steps.StaysAwayFromStop(until.Task);

        await fixture.Host.StopAsync(new CancellationToken(canceled: true));
        until.SetResult(1);

        Assert.That(await running, Is.EqualTo(1)); // the body's own caller is not lied to
        Assert.That(fixture.StatesOf("StaysAwayFromStop"), Is.EqualTo(new[] { "Pending Running Crashed" }));
        Assert.That(fixture.Events().OfType<RunStateChanged>().Last().Run.State.Message, Does.Contain("host stopped"));
    }

    [Test]
    public async Task Stop_BodyThatDoesNotStop_IsCancelledAllTheSame()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureRuns(r => r.DrainTimeout = TimeSpan.Zero));
        TaskCompletionSource<int> until = new();
        var running = Steps.StaysAwayFromStop(until.Task);

        await fixture.Host.StopAsync(default);
        until.SetException(new InvalidOperationException("late"));

        Assert.That(async () => await running, Throws.InvalidOperationException);
        Assert.That(fixture.StatesOf("StaysAwayFromStop"), Is.EqualTo(new[] { "Pending Running Cancelling Cancelled" }));
        var state = fixture.Events().OfType<RunStateChanged>().Last().Run.State;
        Assert.That(state.CancellationReason, Is.EqualTo(CancellationReason.HostStopped));
        Assert.That(state.Message, Does.Contain("did not stop within"));
    }

    [Test]
    public async Task Stop_BodyThatObservesItsToken_KnowsWhy()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureRuns(r => r.DrainTimeout = TimeSpan.Zero));
        TaskCompletionSource<CancellationReason?> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Steps.ObeysItsStop(told);

        await fixture.Host.StopAsync(default);

        Assert.That(await told.Task, Is.EqualTo(CancellationReason.HostStopped));
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Cancel_FromOutside_IsTheOperators()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<CancellationReason?> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Steps.ObeysItsStop(told);

        await fixture.Host.Control.CancelAsync(fixture.Host.Engine.LiveFlowRuns.Single().Id, "enough");

        Assert.That(await told.Task, Is.EqualTo(CancellationReason.Operator));
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.Events().OfType<RunStateChanged>().Last().State.CancellationReason, Is.EqualTo(CancellationReason.Operator));
    }
}
