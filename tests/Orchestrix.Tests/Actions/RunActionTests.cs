using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Tests.Automations;

namespace Orchestrix.Tests.Actions;

public sealed partial class RunActionTests
{
    static int calls;

    static class Jobs
    {
        [Flow] public static int Rebuild(int count) => count;
    }

    [Test]
    public async Task RunFlow_AtEachFiring_TakesFreshArgumentsAndSaysWhy()
    {
        Starts starts = new();
        using RuleFixture fixture = new(
            [new Automation("again", When.Event("a"), Then.RunFlow(() => Jobs.Rebuild(Interlocked.Increment(ref calls))).After(10.Seconds()))],
            f => f.Starter = starts);
        var atStart = calls;
        fixture.Emit("a");
        await fixture.SettleAsync();

        var (call, options) = starts.All.Single();
        Assert.That(call.Definition.Name, Is.EqualTo("Rebuild"));
        Assert.That(call.Arguments.Single().Value, Is.EqualTo(atStart + 1));
        Assert.That(options.At, Is.EqualTo(RuleFixture.Origin.AddSeconds(10)));
        Assert.That(options.Cause?.Automation, Is.EqualTo("again"));
        Assert.That(options.IdempotencyKey, Is.EqualTo($"{fixture.Firings().Single().Id:N}-0"));
    }

    [Test]
    public async Task CancelFlowRun_FiringForEachRun_CancelsTheRunOfTheLabel()
    {
        Starts control = new();
        using RuleFixture fixture = new([new Automation("cancel", When.Event("beat").ForEach("orchestrix.resource.id"), Then.CancelFlowRun())], f => f.Control = control);
        var id = TimeOrderedId.New(RuleFixture.Origin.UtcTicks);
        fixture.Emit("beat", $"orchestrix.flow-run.{id:D}");

        await fixture.SettleAsync();

        Assert.That(control.Cancelled, Is.EqualTo(new[] { (id, "Cancelled by automation 'cancel'") }));
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.action.executed").Related[0].Id, Is.EqualTo($"orchestrix.flow-run.{id:D}"));
    }

    [TestCase("thing.1", "No flow run could be inferred: event 'beat' names none.")]
    [TestCase("orchestrix.flow-run.0197f0a4-0000-7000-8000-000000000000", "was not cancelled: the run has ended.")]
    public async Task CancelFlowRun_RunThatIsUnknownOrHasEnded_FailsWithoutAnotherAttempt(string resource, string reason)
    {
        Starts control = new() { Refusal = "the run has ended" };
        using RuleFixture fixture = new([new Automation("cancel", When.Event("beat"), Then.CancelFlowRun())], f => f.Control = control);
        fixture.Emit("beat", resource);

        await fixture.SettleAsync();

        Assert.That(fixture.Dispatcher.Waiting, Is.Zero);
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.action.failed").Payload.GetProperty("reason").GetString(), Does.Contain(reason));
    }

    sealed class Starts : IRunStarter, IRunControl
    {
        public List<(CapturedCall Call, StartOptions Options)> All { get; } = [];

        public List<(Guid Id, string Reason)> Cancelled { get; } = [];

        public string? Refusal { get; init; }

        public ValueTask<FlowRun> StartAsync(CapturedCall call, StartOptions options, CancellationToken cancellationToken = default)
        {
            lock (All) All.Add((call, options));
            throw new NotSupportedException("There is no engine here; what counts is that it was asked.");
        }

        public ValueTask<ControlResult> CancelAsync(Guid runId, string reason, CancellationToken cancellationToken = default)
        {
            if (Refusal is not null) return new(new ControlResult(false, RunState.Completed, Refusal));
            lock (Cancelled) Cancelled.Add((runId, reason));
            return new(new ControlResult(true, RunState.Cancelling, null));
        }

        public ValueTask<ControlResult> SuspendAsync(Guid runId, string reason, TimeSpan? timeout = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<ControlResult> ResumeAsync(Guid runId, string? key = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<ControlResult> ResumeWithAsync<T>(Guid runId, T input, string? key = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<ControlResult> SendAsync<T>(Guid runId, T message, string? name = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
