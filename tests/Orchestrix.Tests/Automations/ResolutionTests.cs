using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Automations;

public sealed class ResolutionTests
{
    [Test]
    public async Task SilenceThatEnds_WithActionsForIt_IsToldOnceAboutItsOwnEvent()
    {
        using RuleFixture fixture = new(new Automation("silence", When.Event("beat").ForEach("orchestrix.resource.id").DoesNotHappenWithin(10.Seconds()), Then.Notify("ops", c => $"{c.Event?.Name} {c.Index}"))
        {
            ActionsOnTrigger = [Then.Notify("ops", c => $"{c.Event?.Name} {c.Index}")],
            ActionsOnResolve = [Then.Notify("ops", c => $"{c.Event?.Name} {c.Index}")],
        });
        fixture.Emit("beat", "job.1");

        fixture.AdvanceTo(25);
        fixture.Emit("beat", "job.1");
        fixture.Emit("beat", "job.1");
        await fixture.SettleAsync();

        Assert.That(fixture.Firings().Select(f => (f.State, (f.Fired - RuleFixture.Origin).TotalSeconds)), Is.EqualTo(new[] { (TriggerState.Triggered, 20.0), (TriggerState.Resolved, 25.0) }));
        Assert.That(fixture.Channel.Notifications.Select(n => n.Body), Is.EquivalentTo(new[] { "beat 0", "orchestrix.automation.triggered 1", "orchestrix.automation.resolved 0" }));
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.resolved").Payload.GetProperty("triggering_labels").GetProperty("orchestrix.resource.id").GetString(), Is.EqualTo("job.1"));
    }

    [Test]
    public void SilenceThatEnds_WithoutActionsForIt_IsNotTold()
    {
        using RuleFixture fixture = new(new Automation("silence", When.Event("beat").DoesNotHappenWithin(10.Seconds())));

        fixture.AdvanceTo(15);
        fixture.Emit("beat");

        Assert.That(fixture.Firings().Select(f => f.State), Is.EqualTo(new[] { TriggerState.Triggered }));
    }

    [Test]
    public void RunThatStayedTooLong_AndLeaves_IsResolved()
    {
        using RuleFixture fixture = new(new Automation("long", When.FlowRun.Stays(StateType.Running).For(1.Hours()), Then.Do("nothing", _ => { })) { ActionsOnResolve = [Then.Do("nothing", _ => { })] });
        Change(fixture, "Running", "RUNNING");

        fixture.AdvanceTo(4_000);
        Change(fixture, "Completed", "COMPLETED");

        Assert.That(fixture.Firings().Select(f => (f.State, (f.Fired - RuleFixture.Origin).TotalSeconds)), Is.EqualTo(new[] { (TriggerState.Triggered, 3_600.0), (TriggerState.Resolved, 4_000.0) }));
    }

    [Test]
    public void SuccessRate_BelowForLongEnough_FiresAndIsResolvedWhenItIsBack()
    {
        using RuleFixture fixture = new(new Automation("failing", When.FlowRun.SuccessRate().Over(10.Minutes()).IsBelow(0.6).For(1.Minutes()), Then.Do("nothing", _ => { })) { ActionsOnResolve = [Then.Do("nothing", _ => { })] });
        Change(fixture, "Pending", "PENDING", 1);
        Change(fixture, "Pending", "PENDING", 2);
        fixture.AdvanceTo(10);
        Change(fixture, "Failed", "FAILED", 1);

        fixture.AdvanceTo(100);
        Change(fixture, "Pending", "PENDING", 3);
        fixture.AdvanceTo(300);

        Assert.That(fixture.Firings().Select(f => (f.State, (f.Fired - RuleFixture.Origin).TotalSeconds, f.Value)), Is.EqualTo(new[] { (TriggerState.Triggered, 70.0, (double?)0.5), (TriggerState.Resolved, 160.0, 2.0 / 3) }));
    }

    [Test]
    public void AverageDuration_WhenLongRunsLeaveTheRange_IsResolvedByTheClockAlone()
    {
        using RuleFixture fixture = new(new Automation("slow", When.FlowRun.AverageDuration().Over(5.Minutes()).IsAtLeast(30.Seconds()).For(TimeSpan.Zero), Then.Do("nothing", _ => { })) { ActionsOnResolve = [Then.Do("nothing", _ => { })] });
        Change(fixture, "Running", "RUNNING");
        fixture.AdvanceTo(30);
        Change(fixture, "Completed", "COMPLETED");

        fixture.AdvanceTo(1_000);

        Assert.That(fixture.Firings().Select(f => (f.State, (f.Fired - RuleFixture.Origin).TotalSeconds)), Is.EqualTo(new[] { (TriggerState.Triggered, 30.0), (TriggerState.Resolved, 330.0) }));
    }

    static void Change(RuleFixture fixture, string state, string type, int run = 1) =>
        new EventPublisher(fixture.Log, fixture.Time, new RunEmissionContext()).Emit(new NewEvent(
            $"orchestrix.flow-run.{state}",
            new Resource($"orchestrix.flow-run.00000000-0000-7000-8000-{run:D12}", [new("orchestrix.state-type", type), new("orchestrix.state-name", state)])));
}
