using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Tests.Automations;

public sealed partial class WhyTests
{
    [Flow] static void Answer() { }

    [Test]
    public async Task Why_RunThatARelayOfEventsStarted_LeadsBackToTheFirst()
    {
        using RuleFixture fixture = new(
            new Automation("relay", When.Event("a"), Then.Notify("ops", "x"), Then.Emit("b", "thing.2")),
            new Automation("start", When.Event("b"), Then.Notify("ops", "y"), Then.RunFlow(() => Answer())));
        var first = fixture.Emit("a");
        await fixture.UntilAsync(() => fixture.Events().Any(e => e.Name == "orchestrix.flow-run.Completed"));
        await fixture.UntilAsync(() => fixture.Counters.ActionsExecuted == 4);
        var completed = fixture.Events().OfType<RunStateChanged>().Last();

        var why = fixture.Automations.Why(completed);

        Assert.That(why.Links.Select(l => (l.Automation, l.ActionIndex, l.ActionType)), Is.EqualTo(new[] { ("start", (int?)1, "run-flow"), ("relay", null, null) }));
        Assert.That(why.Links.Select(l => l.Event?.Name), Is.EqualTo(new[] { "b", "a" }));
        Assert.That(why.Links.Select(l => l.Fired), Has.All.EqualTo(RuleFixture.Origin));
        Assert.That(why.First?.Id, Is.EqualTo(first.Id));
        Assert.That(fixture.Automations.Why(completed.Run).ToString().Split('\n'), Is.EqualTo(new[]
        {
            $"flow run '{completed.Run.Name}'",
            "← action 1 (run-flow) of 'start', which fired at 2030-01-01 00:00:00.000, because b of 'thing.2' at 2030-01-01 00:00:00.000",
            "  ← an action of 'relay', which fired at 2030-01-01 00:00:00.000, because a of 'thing.1' at 2030-01-01 00:00:00.000",
        }));
    }

    [Test]
    public async Task Why_OnlyActionOfAFiring_IsKnown()
    {
        using RuleFixture fixture = new(new Automation("relay", When.Event("a"), Then.Emit("b", "thing.2")));
        fixture.Emit("a");
        await fixture.UntilAsync(() => fixture.Events().Any(e => e.Name == "b"));

        var link = fixture.Automations.Why(fixture.Events().Single(e => e.Name == "b")).Links.Single();

        Assert.That((link.ActionIndex, link.ActionType), Is.EqualTo(((int?)0, "emit-event")));
    }

    [Test]
    public void Why_FiringAndWhatTellsOfIt_BeginWithTheFiringItself()
    {
        using RuleFixture fixture = new(new Automation("silence", When.Event("beat").DoesNotHappenWithin(10.Seconds())));
        fixture.AdvanceTo(10);
        var firing = fixture.Firings().Single();

        Assert.That(fixture.Automations.Why(firing).Links.Select(l => (l.Automation, l.Firing, l.EventId)), Is.EqualTo(new[] { ("silence", firing.Id, (Guid?)null) }));
        Assert.That(fixture.Automations.Why(fixture.Events()[^1]).ToString(), Does.EndWith("← 'silence' fired at 2030-01-01 00:00:10.000, because nothing happened"));
    }

    [Test]
    public void Why_EventOfNobody_SaysThatNoAutomationLedToIt()
    {
        using RuleFixture fixture = new();

        var why = fixture.Automations.Why(fixture.Emit("a"));

        Assert.That((why.Links.Count, why.First), Is.EqualTo((0, (OrchestrationEvent?)null)));
        Assert.That(why.ToString(), Is.EqualTo("a of 'thing.1' at 2030-01-01 00:00:00.000: no automation led to it."));
    }

    [Test]
    public void Why_EventThatIsNoLongerKept_IsToldAsSuch()
    {
        using RuleFixture fixture = new();
        Causation cause = new("gone", new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]), null);

        var why = fixture.Automations.Why(fixture.Emit("a", cause: cause));

        Assert.That((why.Links.Single().Fired, why.First), Is.EqualTo(((DateTimeOffset?)null, (OrchestrationEvent?)null)));
        Assert.That(why.ToString(), Does.EndWith("← an action of 'gone', which fired at a time that is no longer known, because of event 00000002-0000-0000-0000-000000000000, which is no longer in the log"));
    }
}
