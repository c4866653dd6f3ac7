using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs.Transactions;

/// <summary>Rollbacks beside, or after, the code that began what they undo.</summary>
[CancelAfter(60_000)]
public sealed class BackgroundRollbackTests
{
    static readonly AsyncLocal<List<string>> Lines = new();

    static class Late
    {
        [Flow]
        public static void LeavesItBehind(TaskCompletionSource gate)
        {
            var transaction = Run.BeginTransaction();
            transaction.OnRollback(async ct => { await gate.Task.WaitAsync(ct); Lines.Value!.Add("undone"); });
        }

        [Flow("waits and tells its rollback's token")]
        public static async Task Waits(TaskCompletionSource<Guid> began, CancellationToken ct) => await Run.InTransactionAsync(async transaction =>
        {
            transaction.OnRollback(token => { Tell(token); return Task.CompletedTask; });
            began.SetResult(RunContext.Current.FlowRun!.Id);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        });

        static void Tell(CancellationToken token)
        {
            var own = RunContext.Current.CancellationToken;
            Lines.Value!.Add($"{own == token}, {own.CanBeCanceled}, {own.IsCancellationRequested}");
        }
    }

    [SetUp]
    public void MakeLines() => Lines.Value = [];

    [Test]
    public async Task StopAsync_WhileARollbackGoesOnBehindItsRun_WaitsForIt()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Late.LeavesItBehind(gate);

        var stopping = fixture.StopAsync();
        for (var turn = 0; turn < 100; turn++) await Task.Yield();
        Assert.That(stopping.IsCompleted, Is.False);
        gate.SetResult();
        await stopping;

        Assert.That(Lines.Value, Is.EqualTo(new[] { "undone" }));
    }

    [Test]
    public async Task StopAsync_WhileARollbackHangsBehindItsRun_ReportsItAfterTheDrainTimeout()
    {
        await using var fixture = RunFixture.Start();
        Late.LeavesItBehind(new TaskCompletionSource());
        var run = fixture.Events().OfType<RunStateChanged>().Last().Run;

        var stopping = fixture.StopAsync();
        for (var began = fixture.Time.GetUtcNow(); !stopping.IsCompleted && fixture.Time.GetUtcNow() - began < TimeSpan.FromMinutes(4); await Task.Yield()) fixture.Time.Advance(TimeSpan.FromMilliseconds(100));
        await stopping;

        await fixture.Drained(() => run.RollbackFailures.Count == 1);
        Assert.That(run.RollbackFailures.Single().Exception, Is.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task RunContext_InARollbackHookOfACancelledRun_GivesTheRollbacksToken()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<Guid> began = new();
        var waiting = Late.Waits(began, default);

        await fixture.Host.Control.CancelAsync(await began.Task, "enough");

        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Lines.Value, Is.EqualTo(new[] { "True, True, False" }));
    }
}
