using Orchestrix.Runs;

namespace Orchestrix.Tests.Runs;

public sealed partial class CancellationTests
{
    [Flow]
    static async Task WaitsForItsToken(TaskCompletionSource<Guid> began, CancellationToken cancellationToken)
    {
        began.SetResult(RunContext.Current.FlowRun!.Id);
        await WaitBelow(cancellationToken);
    }

    [Task] static async Task WaitBelow(CancellationToken cancellationToken) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    [Flow]
    static async Task WaitsForItsContext(TaskCompletionSource<Guid> began)
    {
        began.SetResult(RunContext.Current.FlowRun!.Id);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, RunContext.Current.CancellationToken);
    }

    [Flow] static async Task WaitsThroughAChild(TaskCompletionSource<Guid> began) => await WaitsForItsToken(began, default);

    [Flow]
    static async Task<int> IgnoresItsToken(TaskCompletionSource<Guid> began, TaskCompletionSource goOn)
    {
        began.SetResult(RunContext.Current.FlowRun!.Id);
        await goOn.Task;
        return 7;
    }

    [Flow(Retries = 5, RetryDelaySeconds = 3600)] static void FailsAndWaits() => throw new InvalidOperationException("again");

    [Test]
    public async Task Cancel_FlowWithATokenParameter_CancelsFlowAndTask()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<Guid> began = new();
        var run = WaitsForItsToken(began, default);

        var result = await fixture.Host.Control.CancelAsync(await began.Task, "enough");

        await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(result.IsAccepted);
        Assert.That(fixture.StatesOf("WaitsForItsToken"), Is.EqualTo(new[] { "Pending Running Cancelling Cancelled" }));
        Assert.That(fixture.StatesOf("WaitBelow"), Is.EqualTo(new[] { "Pending Running Cancelled" }));
        Assert.That(fixture.Events().OfType<RunStateChanged>().Last(e => e.Run is FlowRun).State.Message, Is.EqualTo("enough"));
    }

    [Test]
    public async Task Cancel_FlowWithoutATokenParameter_CancelsTheTokenOfItsContext()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<Guid> began = new();
        var run = WaitsForItsContext(began);

        await fixture.Host.Control.CancelAsync(await began.Task, "enough");

        await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.StatesOf("WaitsForItsContext"), Is.EqualTo(new[] { "Pending Running Cancelling Cancelled" }));
    }

    [Test]
    public async Task Cancel_Parent_CancelsTheChildFlowToo()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<Guid> began = new();
        var run = WaitsThroughAChild(began);
        var child = (FlowRun)(await fixture.Host.Runs.FindAsync(await began.Task))!;

        await fixture.Host.Control.CancelAsync(child.Parent!.Id, "enough");

        await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(child.State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [Test]
    public async Task Cancel_ByTheCallersToken_EndsAsCancelled()
    {
        await using var fixture = RunFixture.Start();
        using CancellationTokenSource caller = new();
        TaskCompletionSource<Guid> began = new();
        var run = WaitsForItsToken(began, caller.Token);
        await began.Task;

        await caller.CancelAsync();

        await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.StatesOf("WaitsForItsToken"), Is.EqualTo(new[] { "Pending Running Cancelled" }));
    }

    [Test]
    public async Task Cancel_BodyThatIgnoresItsToken_EndsAsCancelledWhenItReturns()
    {
        await using var fixture = RunFixture.Start();
        TaskCompletionSource<Guid> began = new();
        TaskCompletionSource goOn = new();
        var run = IgnoresItsToken(began, goOn);
        await fixture.Host.Control.CancelAsync(await began.Task, "enough");

        goOn.SetResult();

        Assert.That(await run, Is.EqualTo(7));
        Assert.That(fixture.StatesOf("IgnoresItsToken"), Is.EqualTo(new[] { "Pending Running Cancelling Cancelled" }));
    }

    [Test]
    public async Task Cancel_OperationCanceledThatIsNotTheRunsOwn_IsAFailure()
    {
        await using var fixture = RunFixture.Start();

        Assert.Throws<OperationCanceledException>(() => Foreign());

        Assert.That(fixture.StatesOf("Foreign"), Is.EqualTo(new[] { "Pending Running Failed" }));
    }

    [Flow] static void Foreign() => throw new OperationCanceledException("some other token");

    [Test]
    public async Task Cancel_WhileAwaitingARetry_EndsTheWait()
    {
        await using var fixture = RunFixture.Start();
        var run = Task.Run(() => FailsAndWaits());
        await fixture.UntilAsync(e => e is RunStateChanged { State.Name: "AwaitingRetry" }, run);
        var waiting = fixture.Events().OfType<RunStateChanged>().Last().Run;

        await fixture.Host.Control.CancelAsync(waiting.Id, "enough");

        await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(waiting.State.Type, Is.EqualTo(StateType.Cancelled));
    }

    [Test]
    public async Task Cancel_EndedOrUnknownRun_SaysWhyNot()
    {
        await using var fixture = RunFixture.Start();
        Assert.Throws<OperationCanceledException>(() => Foreign());
        var ended = fixture.Events().OfType<RunStateChanged>().Last().Run;

        var onEnded = await fixture.Host.Control.CancelAsync(ended.Id, "enough");
        var onUnknown = await fixture.Host.Control.CancelAsync(Guid.Empty, "enough");

        Assert.That(onEnded, Is.EqualTo(new ControlResult(false, ended.State, "The run has ended as Failed already.")));
        Assert.That(onUnknown.Reason, Does.StartWith("There is no run"));
    }
}
