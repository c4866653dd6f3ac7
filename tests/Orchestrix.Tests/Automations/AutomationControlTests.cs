using Orchestrix.Automations;

namespace Orchestrix.Tests.Automations;

public sealed class AutomationControlTests
{
    static readonly Automation Counting = new("counting", When.Event("a").Times(3).Within(1.Hours()));

    [Test]
    public async Task Create_WhileEventsFlow_SeesThoseAfterItAndNotItself()
    {
        using RuleFixture fixture = new();
        fixture.Emit("a");

        var created = await fixture.Automations.CreateAsync(new Automation("new", When.Event("a", "orchestrix.automation.*"), Then.Do("nothing", _ => { })));
        fixture.Emit("a");

        Assert.That(created);
        Assert.That(fixture.Firings().First().Event?.Name, Is.EqualTo("a"));
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.created").Resource.Id, Is.EqualTo("orchestrix.automation.new"));
        Assert.That(fixture.Automations.Find("new")?.IsEnabled, Is.True);
    }

    [Test]
    public async Task Create_NameThatIsTaken_ChangesNothing()
    {
        using RuleFixture fixture = new(Counting);

        Assert.That(await fixture.Automations.CreateAsync(WithAction("counting")), Is.False);
        Assert.That(fixture.Events().Any(e => e.Name == "orchestrix.automation.created"), Is.False);
    }

    [Test]
    public async Task Create_WrongAutomation_TellsAllMistakesAndLogsNothing()
    {
        using RuleFixture fixture = new();

        var rejected = await Assert.ThrowsAsync<AutomationRejectedException>(async () =>
            await fixture.Automations.CreateAsync(new Automation("wrong", When.Event("").Within(-1.Seconds()), Then.Notify("nowhere", "x"))));

        Assert.That(rejected!.Mistakes, Has.Count.EqualTo(3));
        Assert.That(fixture.Events(), Is.Empty);
    }

    [Test]
    public async Task Disable_ThenEnable_KeepsWhatWasCountedAndMissesWhatCameBetween()
    {
        using RuleFixture fixture = new(WithAction("counting", Counting));
        fixture.Emit("a");

        await fixture.Automations.DisableAsync("counting");
        fixture.Emit("a");
        await fixture.Automations.EnableAsync("counting");
        fixture.Emit("a");
        var before = fixture.Firings().Count();
        fixture.Emit("a");

        Assert.That(before, Is.Zero);
        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
        Assert.That(fixture.Events().Count(e => e.Name == "orchestrix.automation.updated"), Is.EqualTo(2));
    }

    [Test]
    public async Task Update_WithTheSameTrigger_KeepsWhatWasCounted()
    {
        using RuleFixture fixture = new(WithAction("counting", Counting));
        fixture.Emit("a");
        fixture.Emit("a");

        await fixture.Automations.UpdateAsync(new Automation("counting", Counting.Trigger, Then.Do("other", _ => { })));
        fixture.Emit("a");

        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Update_WithAnotherTrigger_BeginsAnew()
    {
        using RuleFixture fixture = new(WithAction("counting", Counting));
        fixture.Emit("a");
        fixture.Emit("a");

        await fixture.Automations.UpdateAsync(new Automation("counting", When.Event("a").Times(2).Within(1.Hours()), Then.Do("other", _ => { })));
        fixture.Emit("a");
        var first = fixture.Firings().Count();
        fixture.Emit("a");

        Assert.That(first, Is.Zero);
        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Delete_WithAnOpenWindow_DropsIt()
    {
        using RuleFixture fixture = new(WithAction("silence", new Automation("silence", When.Event("a").DoesNotHappenWithin(10.Seconds()))));

        Assert.That(await fixture.Automations.DeleteAsync("silence"));
        fixture.AdvanceTo(100);

        Assert.That(fixture.Firings(), Is.Empty);
        Assert.That(fixture.Automations.Find("silence"), Is.Null);
        Assert.That(await fixture.Automations.DeleteAsync("silence"), Is.False);
    }

    [Test]
    public async Task Enable_WindowsThatEndedMeanwhile_FireWithinAMinuteAndAreForgottenAfterIt()
    {
        using RuleFixture fixture = new(WithAction("silence", new Automation("silence", When.Event("b").After("a").ForEach("orchestrix.resource.id").DoesNotHappenWithin(100.Seconds()))));
        fixture.Emit("a", "old.1");
        fixture.AdvanceTo(70);
        fixture.Emit("a", "young.1");
        await fixture.Automations.DisableAsync("silence");
        fixture.AdvanceTo(200);

        await fixture.Automations.EnableAsync("silence");

        Assert.That(fixture.Firings().Single().Labels["orchestrix.resource.id"], Is.EqualTo("young.1"));
        Assert.That(fixture.FiredAt(), Is.EqualTo(new[] { 200.0 }));
    }

    [Test]
    public async Task Action_ThatDisablesItsAutomation_IsTheLast()
    {
        using RuleFixture fixture = new(new Automation("once", When.Event("a"), Then.Do("disable", async (c, t) => await c.Automations.DisableAsync(c.Automation, t))));
        fixture.Emit("a");
        await fixture.UntilAsync(() => fixture.Automations.Find("once") is { IsEnabled: false });

        fixture.Emit("a");

        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
    }

    static Automation WithAction(string name, Automation? automation = null) => new(name, automation?.Trigger ?? (Orchestrix.Triggers.ITriggerSource)When.Event("a"), Then.Do("nothing", _ => { }));
}
