using Orchestrix.Automations;
using Orchestrix.Events;

namespace Orchestrix.Tests.Automations;

public sealed class AutomationEngineTests
{
    [Test]
    public void Firing_OnAnEvent_IsLoggedWithItsCause()
    {
        using RuleFixture fixture = new(new Automation("late", When.Event("order.late").ForEach("orchestrix.resource.id")));

        var late = fixture.Emit("order.late", "order.7");

        var fired = fixture.Events().Single(e => e.Name == "orchestrix.automation.triggered");
        Assert.That(fired.Resource.Id, Is.EqualTo("orchestrix.automation.late"));
        Assert.That(fired.Resource["orchestrix.posture"], Is.EqualTo("Reactive"));
        Assert.That(fired.Related.Single().Role, Is.EqualTo("triggering-event"));
        Assert.That(fired.Related.Single().Id, Is.EqualTo($"orchestrix.event.{late.Id:D}"));
        Assert.That(fired.Payload.GetProperty("triggering_labels").GetProperty("orchestrix.resource.id").GetString(), Is.EqualTo("order.7"));
        Assert.That(fired.Payload.GetProperty("triggering_event").GetProperty("event").GetString(), Is.EqualTo("order.late"));
        Assert.That(fired.Reference.Cause?.Automation, Is.EqualTo("late"));
        Assert.That(fired.Reference.Cause?.Event, Is.EqualTo(late.Id));
        Assert.That(fired.Reference.Cause?.Earlier, Is.Null);
    }

    [Test]
    public void Firing_AfterAnHourOfSilence_ComesFromTheClockAlone()
    {
        using RuleFixture fixture = new(new Automation("quiet", When.Event("beat").After("beat").ForEach("orchestrix.resource.id").DoesNotHappenWithin(1.Hours())));
        fixture.Emit("beat", "job.1");

        fixture.AdvanceTo(3_599);
        var before = fixture.Firings().Count();
        fixture.AdvanceTo(3_600);

        Assert.That(before, Is.Zero);
        Assert.That(fixture.FiredAt(), Is.EqualTo(new[] { 3_600.0 }));
        Assert.That(fixture.Firings().Single().Event?.Name, Is.EqualTo("beat"));
    }

    [Test]
    public void Firing_EventThatOccurredLongAgo_IsOneSilenceAndNotThousands()
    {
        using RuleFixture fixture = new(new Automation("quiet", When.Event("beat").ForEach("orchestrix.resource.id").Times(2).DoesNotHappenWithin(10.Seconds())));

        CustomEvent beat = new(Symbol.Of("beat"), Guid.Empty, DateTimeOffset.UnixEpoch.UtcTicks, null, new Resource("sensor.without-a-clock"), [], EventEntry.EmptyPayload);
        fixture.Log.Append(beat, fixture.Time.GetUtcNow().UtcTicks);
        fixture.AdvanceTo(15);

        Assert.That(fixture.FiredAt(), Is.EqualTo(new[] { 0.0, 10.0 }), "what is over ends at once, and the next window begins then");
    }

    [Test]
    public void Firing_WindowsOfTheSameEnd_ComeInTheOrderOfArming()
    {
        using RuleFixture fixture = new(
            new Automation("second", When.Event("x").DoesNotHappenWithin(20.Seconds())),
            new Automation("first", When.Event("x").DoesNotHappenWithin(10.Seconds())));

        fixture.AdvanceTo(20);

        Assert.That(fixture.Firings().Select(f => f.Automation), Is.EqualTo(new[] { "first", "second", "first" }));
        Assert.That(fixture.Firings().Select(f => f.Id), Is.Unique);
    }

    [Test]
    public void ExceptOwnEffects_EventThatTheAutomationLedTo_DoesNotReachItsTrigger()
    {
        using RuleFixture fixture = new(
            new Automation("own", When.Event("a").ExceptOwnEffects()),
            new Automation("all", When.Event("a")));
        Causation own = new("own", Guid.Empty, null, null);

        fixture.Emit("a", cause: new Causation("other", Guid.Empty, null, own));

        Assert.That(fixture.Firings().Select(f => f.Automation), Is.EqualTo(new[] { "all" }));
    }

    [Test]
    public async Task LoopGuard_AutomationThatEmitsWhatItListensTo_IsStoppedAtItsNinthFiring()
    {
        using RuleFixture fixture = new(new Automation("loop", When.Event("ping"), Then.Emit("ping", "thing.1")));
        fixture.Emit("ping");

        await fixture.SettleAsync();

        Assert.That(fixture.Firings().Count(), Is.EqualTo(8));
        var stopped = fixture.Events().Single(e => e.Name == "orchestrix.automation.loop-stopped");
        Assert.That(stopped.Payload.GetProperty("chain").GetArrayLength(), Is.EqualTo(9));
        Assert.That(stopped.Resource.Id, Is.EqualTo("orchestrix.automation.loop"));
        Assert.That(fixture.Counters.LoopsStopped, Is.EqualTo(1));
    }

    [Test]
    public void LoopGuard_AutomationsThatListenToEverything_EndToo()
    {
        using RuleFixture fixture = new(new Automation("one", When.Event()), new Automation("other", When.Event()));

        fixture.Emit("ping");

        Assert.That(fixture.Counters.LoopsStopped, Is.Positive);
        Assert.That(fixture.Firings().Max(f => f.Cause.CountOf(f.Automation)), Is.EqualTo(8));
    }

    [Test]
    public async Task Automation_ThatListensToEverything_DoesNotReactToBeingToldOf()
    {
        using RuleFixture fixture = new(new Automation("all", When.Event(), Then.Do("nothing", _ => { })));

        fixture.Emit("ping");
        await fixture.SettleAsync();

        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
        Assert.That(fixture.Events().Select(e => e.Name), Does.Contain("orchestrix.automation.action.executed"));
    }

    [Test]
    public void LoopGuard_ChainOfManyAutomations_IsStoppedAtItsHundredthLink()
    {
        using RuleFixture fixture = new(new Automation("end", When.Event("a")));
        Causation? chain = null;
        for (var i = 0; i < 99; i++) chain = new Causation($"a{i}", Guid.Empty, null, chain);

        fixture.Emit("a", cause: chain);
        fixture.Emit("a", cause: new Causation("one more", Guid.Empty, null, chain));

        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
        Assert.That(fixture.Counters.LoopsStopped, Is.EqualTo(1));
    }

    [Test]
    public void LoopGuard_MoreFiringsInAMinuteThanAllowedByOneResource_AreDroppedAndToldOnce()
    {
        using RuleFixture fixture = new([new Automation("often", When.Event("a"))], f => f.Options.FiringsPerMinute = 3);

        for (var i = 0; i < 10; i++) fixture.Emit("a", "thing.1");
        fixture.Emit("a", "thing.2");
        fixture.AdvanceTo(60);
        fixture.Emit("a", "thing.1");

        Assert.That(fixture.Firings().Select(f => f.Event?.Resource.Id), Is.EqualTo(new[] { "thing.1", "thing.1", "thing.1", "thing.2", "thing.1" }));
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.loop-stopped").Payload.GetProperty("reason").GetString(), Does.Contain("3 times within a minute"));
        Assert.That(fixture.Counters.LoopsStopped, Is.EqualTo(1));
    }

    [Test]
    public async Task LoopGuard_ChainOfThirtyAutomations_GoesToItsEnd()
    {
        using RuleFixture fixture = new(Enumerable.Range(0, 30).Select(i => new Automation($"a{i}", When.Event($"e{i}"), Then.Emit($"e{i + 1}", "thing.1"))));
        fixture.Emit("e0");

        await fixture.UntilAsync(() => fixture.Events().Any(e => e.Name == "e30"));

        Assert.That(fixture.Counters.LoopsStopped, Is.Zero);
    }

    [Test]
    public async Task LoopGuard_RingOfFiveAutomations_IsStoppedBeforeANinthRoundAndLeavesOthersAlone()
    {
        using RuleFixture fixture = new([
            .. Enumerable.Range(0, 5).Select(i => new Automation($"a{i}", When.Event($"e{i}"), Then.Emit($"e{(i + 1) % 5}", "thing.1"))),
            new Automation("other", When.Event("calm"))]);
        fixture.Emit("e0");

        await fixture.UntilAsync(() => fixture.Counters.LoopsStopped > 0);
        fixture.Emit("calm");

        Assert.That(fixture.Firings().Where(f => f.Automation != "other").GroupBy(f => f.Automation).Select(g => g.Count()), Is.All.EqualTo(8));
        Assert.That(fixture.Firings().Count(f => f.Automation == "other"), Is.EqualTo(1));
    }

    [Test]
    public void Start_DisabledAutomation_SeesNothing()
    {
        using RuleFixture fixture = new(new Automation("off", When.Event("a")) { Enabled = false });

        fixture.Emit("a");

        Assert.That(fixture.Firings(), Is.Empty);
    }
}
