using Orchestrix.Automations;
using Orchestrix.Automations.Simulations;
using Orchestrix.Events;
using Orchestrix.Triggers;
using Verdict = Orchestrix.Triggers.Verdict;

namespace Orchestrix.Tests.Automations.Simulations;

public sealed class SimulationTests
{
    static readonly DateTimeOffset Origin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Run_WithoutEventsAndTimes_SaysNothing()
    {
        var result = Simulation.Run([On("a", When.Event("x"))], []);

        Assert.That(result.Firings, Is.Empty);
        Assert.That(result.From, Is.Null);
    }

    [Test]
    public void Run_SilenceWithinTheTimes_FiresAtItsOwnMoment()
    {
        var silent = On("silent", When.Event("x").DoesNotHappenWithin(30.Seconds()));

        var result = Simulation.Run([silent], [], new SimulationOptions { From = Origin, Until = Origin.AddSeconds(30) });

        Assert.That(result.Firings.Select(f => f.At), Is.EqualTo(new[] { Origin.AddSeconds(30) }), "the end is included");
        Assert.That(result.Firings[0].Event, Is.Null);
    }

    [Test]
    public void Run_AutomationOnAnotherAutomation_SeesItsFiringWhenItHappens()
    {
        Automation[] both =
        [
            On("silent", When.Event("x").DoesNotHappenWithin(30.Seconds())),
            On("echo", When.Event(AutomationEventNames.Triggered.Text)),
        ];

        var result = Simulation.Run(both, Events("""{"occurred":"2030-01-01T00:00:40Z","event":"y","resource":{"orchestrix.resource.id":"a.1"}}"""), new SimulationOptions { From = Origin });

        Assert.That(result.Firings.Select(f => (f.Automation.Name, f.At)), Is.EqualTo(new[] { ("silent", Origin.AddSeconds(30)), ("echo", Origin.AddSeconds(30)) }));
    }

    [Test]
    public void Run_EventsOutsideOfTheTimes_AreLeftOut()
    {
        var events = Events(
            """{"occurred":"2030-01-01T00:00:01Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""",
            """{"occurred":"2030-01-01T00:00:02Z","event":"x","resource":{"orchestrix.resource.id":"a.2"}}""",
            """{"occurred":"2030-01-01T00:00:03Z","event":"x","resource":{"orchestrix.resource.id":"a.3"}}""",
            """{"occurred":"2030-01-01T00:00:04Z","event":"x","resource":{"orchestrix.resource.id":"a.4"}}""");

        var result = Simulation.Run([On("a", When.Event("x"))], events, new SimulationOptions { From = Origin.AddSeconds(2), Until = Origin.AddSeconds(3) });

        Assert.That(result.Firings.Select(f => f.Event!.Resource.Id), Is.EqualTo(new[] { "a.2", "a.3" }), "both ends are included");
        Assert.That(result.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public void Run_DisabledAutomation_IsToldAndNotRun()
    {
        var off = new Automation("off", When.Event("x"), Then.Notify("console", "!")) { Enabled = false };

        var result = Simulation.Run([off], Events("""{"occurred":"2030-01-01T00:00:01Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}"""));

        Assert.That(result.Firings, Is.Empty);
        Assert.That(result.Disabled, Is.EqualTo(new[] { off }));
    }

    [Test]
    public void Run_FiringsWithoutEnd_AreCutShort()
    {
        var always = On("always", When.Event("x").DoesNotHappenWithin(10.Seconds()));

        var result = Simulation.Run([always], [], new SimulationOptions { From = Origin, Until = Origin.AddYears(100), MaxFirings = 1_000 });

        Assert.That((result.Firings.Count, result.IsCutShort), Is.EqualTo((1_000, true)));
    }

    [Test]
    public void Run_EventsAtBothEndsOfTime_EndsAndCanBeExplained()
    {
        Automation[] all = [On("always", When.Event("x").DoesNotHappenWithin(10.Seconds())), On("two", When.Event("x").Times(2).Within(1.Minutes()))];
        var events = Events(
            """{"occurred":"0001-01-01T00:00:00Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""",
            """{"occurred":"9999-12-31T23:59:59.9999999Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""");

        var cut = Simulation.Run(all, events, new SimulationOptions { MaxFirings = 100 });
        var whole = Simulation.Run(all[1..], events);

        Assert.That((cut.IsCutShort, cut.Firings.Count), Is.EqualTo((true, 100)));
        Assert.That(whole.ExplainAll("two").Select(e => e.Verdict), Is.All.EqualTo(Verdict.Counted));
        Assert.That(whole.ExplainAll("two")[1].Until, Is.EqualTo(DateTimeOffset.MaxValue));
    }

    [Test]
    public void Run_RecordedFiringOfTheSameAutomation_IsReplacedByTheNewOne()
    {
        Automation[] both = [On("a", When.Event("x")), On("echo", When.Event(AutomationEventNames.Triggered.Text))];
        var events = Events(
            """{"occurred":"2030-01-01T00:00:01Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""",
            """{"occurred":"2030-01-01T00:00:01Z","event":"prefect.automation.triggered","resource":{"prefect.resource.id":"prefect.automation.a"}}""",
            """{"occurred":"2030-01-01T00:00:02Z","event":"prefect.automation.triggered","resource":{"prefect.resource.id":"prefect.automation.other"}}""");

        var result = Simulation.Run(both, events);

        Assert.That(result.Firings.Select(f => (f.Automation.Name, f.At.Second)), Is.EqualTo(new[] { ("a", 1), ("echo", 1), ("echo", 2) }));
    }

    [Test]
    public void Run_ActionsOnResolve_AreToldWithTheirState()
    {
        var watch = new Automation("watch", When.Event("beat").DoesNotHappenWithin(10.Seconds()), Then.Notify("console", "silent")) { ActionsOnResolve = [Then.Notify("console", "back")] };

        var result = Simulation.Run([watch], Events("""{"occurred":"2030-01-01T00:00:15Z","event":"beat","resource":{"orchestrix.resource.id":"a.1"}}"""), new SimulationOptions { From = Origin });

        Assert.That(result.Firings.Select(f => f.State), Is.EqualTo(new[] { TriggerState.Triggered, TriggerState.Resolved }));
        Assert.That(result.Firings.Select(f => f.Actions.Count), Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public void Explain_WhatWasSimulated_TellsWhyAndHowOften()
    {
        var two = On("two", When.Event("x").Times(2).Within(1.Minutes()));
        var events = Events(
            """{"occurred":"2030-01-01T00:00:01Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""",
            """{"occurred":"2030-01-01T00:00:02Z","event":"y","resource":{"orchestrix.resource.id":"a.1"}}""",
            """{"occurred":"2030-01-01T00:00:03Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""");

        var result = Simulation.Run([two], events);

        Assert.That(result.Firings.Single().Count, Is.EqualTo(2));
        Assert.That(result.ExplainAll("two").Select(e => e.Verdict), Is.EqualTo(new[] { Verdict.Counted, Verdict.NotCovered, Verdict.Fired }));
        Assert.That(result.Explain("two").Select(e => e.Verdict), Is.EqualTo(new[] { Verdict.Fired, Verdict.Counted }), "newest first");
        Assert.That(result.Explain("two", events[0].Id)!.Until, Is.EqualTo(Origin.AddSeconds(61)));
        Assert.That(result.ExplainEvent(events[1].Id).Single().Unmet!.Path, Is.EqualTo("trigger.expect"));
        Assert.That(result.Explain("tow", events[0].Id)!.Verdict, Is.EqualTo(Verdict.AutomationUnknown));
    }

    [Test]
    public void Run_WithoutDecisions_FiresTheSame()
    {
        var result = Simulation.Run([On("a", When.Event("x"))], Events("""{"occurred":"2030-01-01T00:00:01Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}"""), new SimulationOptions { ExplainedDecisions = 0 });

        Assert.That(result.Firings.Single().Count, Is.Null);
    }

    [Test]
    public void Run_Shadow_FiresAsWell()
    {
        var shadow = On("a", When.Event("x")).WithMode(AutomationMode.Shadow);

        var result = Simulation.Run([shadow], Events("""{"occurred":"2030-01-01T00:00:01Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}"""));

        Assert.That(result.Firings.Single().Automation.Mode, Is.EqualTo(AutomationMode.Shadow));
    }

    [Test]
    public void Run_WithWrongInput_SaysWhatToDo()
    {
        var a = On("a", When.Event("x"));
        var late = Events("""{"occurred":"2030-01-01T00:00:01Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""", """{"occurred":"2030-01-01T00:00:02Z","event":"x","resource":{"orchestrix.resource.id":"a.1"}}""");

        Assert.Throws<ArgumentException>(() => Simulation.Run([a, On("a", When.Event("y"))], []));
        Assert.Throws<ArgumentException>(() => Simulation.Run([a], late.Reverse()));
        Assert.Throws<ArgumentException>(() => Simulation.Run([a], [], new SimulationOptions { From = Origin, Until = Origin.AddTicks(-1) }));
        Assert.Throws<ArgumentException>(() => Simulation.Run([On("b", When.Event("x").DoesNotHappenWithin(TimeSpan.Zero))], []));
    }

    static Automation On(string name, ITriggerSource when) => new(name, when, Then.Notify("console", name));

    static IReadOnlyList<OrchestrationEvent> Events(params string[] lines) => EventRecording.Parse(string.Join('\n', lines));
}
