using Moq;
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
        List<(CapturedCall Call, StartOptions Options)> starts = [];
        Mock<IRunStarter> starter = new(MockBehavior.Strict);
        starter.Setup(s => s.StartAsync(It.IsAny<CapturedCall>(), It.IsAny<StartOptions>(), It.IsAny<CancellationToken>()))
            .Callback((CapturedCall call, StartOptions options, CancellationToken _) => starts.Add((call, options)))
            .ThrowsAsync(new OrchestrixException("There is no engine here; what counts is that it was asked."));
        using RuleFixture fixture = new(
            [new Automation("again", When.Event("a"), Then.RunFlow(() => Jobs.Rebuild(Interlocked.Increment(ref calls))).After(10.Seconds()))],
            f => f.Starter = starter.Object);
        var atStart = calls;
        fixture.Emit("a");
        await fixture.SettleAsync();

        var (call, options) = starts.Single();
        Assert.That(call.Definition.Name, Is.EqualTo("Rebuild"));
        Assert.That(call.Arguments.Single().Value, Is.EqualTo(atStart + 1));
        Assert.That(options.At, Is.EqualTo(RuleFixture.Origin.AddSeconds(10)));
        Assert.That(options.Cause?.Automation, Is.EqualTo("again"));
        Assert.That(options.IdempotencyKey, Is.EqualTo($"{fixture.Firings().Single().Id:N}-0"));
    }

    [Test]
    public async Task CancelFlowRun_FiringForEachRun_CancelsTheRunOfTheLabel()
    {
        var control = Answering(new ControlResult(true, RunState.Cancelling, null));
        using RuleFixture fixture = new([new Automation("cancel", When.Event("beat").ForEach("orchestrix.resource.id"), Then.CancelFlowRun())], f => f.Control = control.Object);
        var id = TimeOrderedId.New(RuleFixture.Origin.UtcTicks);
        fixture.Emit("beat", $"orchestrix.flow-run.{id:D}");

        await fixture.SettleAsync();

        control.Verify(c => c.CancelAsync(id, "Cancelled by automation 'cancel'", It.IsAny<CancellationToken>()), Times.Once);
        control.VerifyNoOtherCalls();
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.action.executed").Related[0].Id, Is.EqualTo($"orchestrix.flow-run.{id:D}"));
    }

    [TestCase("thing.1", "No flow run could be inferred: event 'beat' names none.")]
    [TestCase("orchestrix.flow-run.0197f0a4-0000-7000-8000-000000000000", "was not cancelled: the run has ended.")]
    public async Task CancelFlowRun_RunThatIsUnknownOrHasEnded_FailsWithoutAnotherAttempt(string resource, string reason)
    {
        var control = Answering(new ControlResult(false, RunState.Completed, "the run has ended"));
        using RuleFixture fixture = new([new Automation("cancel", When.Event("beat"), Then.CancelFlowRun())], f => f.Control = control.Object);
        fixture.Emit("beat", resource);

        await fixture.SettleAsync();

        Assert.That(fixture.Dispatcher.Waiting, Is.Zero);
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.action.failed").Payload.GetProperty("reason").GetString(), Does.Contain(reason));
    }

    // Strict: whatever else is asked of it fails the action.
    static Mock<IRunControl> Answering(ControlResult answer)
    {
        Mock<IRunControl> control = new(MockBehavior.Strict);
        control.Setup(c => c.CancelAsync(It.IsAny<Guid>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(new ValueTask<ControlResult>(answer));
        return control;
    }
}
