using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrix.Runs;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runs;

public sealed class UnawaitedCallTests
{
    static class Steps
    {
        [Task] public static async Task Endless(CancellationToken token) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);

        [Task] public static async Task Nested(CancellationToken token) => await Endless(token);

        [Flow] public static async Task EndlessFlow(CancellationToken token = default) => await Endless(token);

        [Task(Retries = 1)]
        public static async Task<int> Retried(CancellationToken token)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return 1;
        }

        [Task] public static async Task Quick() => await Task.Yield();

        [Flow]
        public static async Task ForgetsItsCalls(List<Task> begun)
        {
            await Quick();
            begun.Add(Endless(default));
            begun.Add(Nested(default));
            begun.Add(EndlessFlow());
            begun.Add(Retried(default));
        }

        [Flow]
        public static async Task AwaitsItsCalls()
        {
            await Task.WhenAll(Quick(), Quick());
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Quick())));
        }

        [Flow]
        public static async Task FailsBesideItsCalls(List<Task> begun)
        {
            begun.Add(Endless(default));
            await Task.Yield();
            throw new InvalidOperationException("x");
        }

        [Task] public static async Task Deaf(Task until) => await until;

        [Flow] public static void ForgetsDeaf(List<Task> begun, Task until) => begun.Add(Deaf(until));

        [Flow]
        public static async Task<CancellationReason?> AskedForItsReason()
        {
            await Quick();
            return RunContext.Current.CancellationReason;
        }
    }

    static async Task<Exception?> EndOf(Task task)
    {
        try
        {
            await task;
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    [Test]
    public async Task Flow_EndsWhileItsCallsRun_CancelsThemAndNamesThemOnce([Values] bool withTestKit)
    {
        KeptLines lines = new();
        await using var fixture = RunFixture.Start(o => o.Services.AddSingleton<ILoggerProvider>(lines));
        await using var host = OrchestrixTestHost.Start(o => o.Services.AddSingleton<ILoggerProvider>(lines));
        using var scope = withTestKit ? host.EnterScope() : fixture.Host.EnterScope();
        List<Task> begun = [];

        await Steps.ForgetsItsCalls(begun);
        foreach (var task in begun) Assert.That(await EndOf(task), Is.InstanceOf<OperationCanceledException>());

        var runs = (withTestKit ? host.Events : fixture.Events()).OfType<RunStateChanged>().Select(e => e.Run).Distinct().ToList();
        Assert.That(runs.Where(r => r.Definition.Name is "ForgetsItsCalls" or "Quick").Select(r => r.State.Name), Is.All.EqualTo("Completed"));
        var left = runs.Where(r => r.Definition.Name is not ("ForgetsItsCalls" or "Quick")).ToList();
        Assert.That(left, Has.Count.EqualTo(6)); // Nested and EndlessFlow have one of Endless below them
        Assert.That(left.Select(r => r.State.Type), Is.All.EqualTo(StateType.Cancelled));
        Assert.That(left.Select(r => r.State.CancellationReason), Is.All.EqualTo(CancellationReason.FlowEnded));
        Assert.That(left.Select(r => r.State.Message), Is.All.Contain("'ForgetsItsCalls'").And.All.Contain("without awaiting"));
        var warning = lines.All.Single(l => l.Id.Id == 2005);
        Assert.That(warning.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(warning.Message, Does.Contain("Endless-2").And.Contain("Nested-3").And.Contain("EndlessFlow (").And.Contain("Retried-5").And.Contain("of ForgetsItsCalls ended"));
    }

    [Test]
    public async Task Flow_AwaitsAllItsCalls_SaysNothing()
    {
        KeptLines lines = new();
        await using var fixture = RunFixture.Start(o => o.Services.AddSingleton<ILoggerProvider>(lines));

        await Steps.AwaitsItsCalls();

        Assert.That(lines.All.Where(l => l.Id.Id == 2005), Is.Empty);
        Assert.That(fixture.Events().OfType<RunStateChanged>().Select(e => e.Run).Distinct().Select(r => r.State.Name), Is.All.EqualTo("Completed"));
        Assert.That(fixture.Events().OfType<RunStateChanged>().First().Run.Ended, Is.Not.Null);
    }

    [Test]
    public async Task Flow_FailsWhileItsCallsRun_CancelsThem()
    {
        await using var fixture = RunFixture.Start();
        List<Task> begun = [];

        Assert.That(await EndOf(Steps.FailsBesideItsCalls(begun)), Is.InstanceOf<InvalidOperationException>());
        Assert.That(await EndOf(begun[0]), Is.InstanceOf<OperationCanceledException>());

        Assert.That(fixture.StatesOf("Endless"), Is.EqualTo(new[] { "Pending Running Cancelled" }));
        Assert.That(fixture.StatesOf("FailsBesideItsCalls"), Is.EqualTo(new[] { "Pending Running Failed" }));
    }

    [Test]
    public async Task Call_ThatDoesNotObserveItsToken_EndsInItsOwnTime()
    {
        await using var fixture = RunFixture.Start();
        List<Task> begun = [];
        TaskCompletionSource until = new();

        Steps.ForgetsDeaf(begun, until.Task);
        until.SetResult();
        await begun[0];

        Assert.That(fixture.StatesOf("Deaf"), Is.EqualTo(new[] { "Pending Running Completed" }));
    }

    [Test]
    public async Task Context_OfARunThatNobodyStops_GivesNoReason()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(await Steps.AskedForItsReason(), Is.Null);
        Assert.That(RunContext.Current.CancellationReason, Is.Null);
    }
}
