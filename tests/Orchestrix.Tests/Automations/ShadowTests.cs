using Orchestrix.Automations;
using Orchestrix.Events;

namespace Orchestrix.Tests.Automations;

public sealed class ShadowTests
{
    static readonly string[] Both = ["orchestrix.automation.triggered", "orchestrix.automation.action.shadowed"];

    [Test]
    public async Task Shadow_EventThatFires_LogsTheFiringAndWhatWouldHaveBeenDone()
    {
        using RuleFixture fixture = new(Shadow("s", When.Event("a"), Then.Notify("ops", "x"), Then.Notify("ops", "y")));

        var cause = fixture.Emit("a", "thing.7");
        await fixture.SettleAsync();

        var told = fixture.Events().Where(e => e.Name != "a").ToList();
        Assert.That(told.Select(e => e.Name), Is.EqualTo(new[] { Both[0], Both[1], Both[1] }));
        Assert.That(told.Select(e => e.Resource.TryGet(Symbol.Of("orchestrix.automation-mode"), out var mode) ? mode.ToString() : ""), Has.All.EqualTo("shadow"));
        Assert.That(told[0].Payload.GetProperty("shadow").GetBoolean());
        Assert.That(told.Skip(1).Select(e => (e.Payload.GetProperty("action_index").GetInt32(), e.Payload.GetProperty("action_type").GetString())), Is.EqualTo(new[] { (0, "notify"), (1, "notify") }));
        Assert.That(told.Skip(1).Select(e => e.Related[^1].Id), Has.All.EqualTo($"orchestrix.event.{cause.Id:D}"));
        Assert.That(fixture.Channel.Notifications, Is.Empty);
        Assert.That((fixture.Counters.Firings, fixture.Counters.ShadowFirings, fixture.Counters.ActionsShadowed, fixture.Counters.ActionsExecuted), Is.EqualTo((1, 1, 2, 0)));
    }

    [Test]
    public async Task Shadow_ReactsToEverythingOfEverybody_DoesNotReactToItsOwnShadows()
    {
        using RuleFixture fixture = new(Shadow("s", When.Event(), Then.Notify("ops", "x")));

        fixture.Emit("a");
        await fixture.SettleAsync();

        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Active_FiringOfAShadow_IsToldFromAnother()
    {
        using RuleFixture fixture = new(
            Shadow("s", When.Event("a"), Then.Notify("ops", "x")),
            new Automation("t", When.Event("orchestrix.automation.triggered").Where("orchestrix.automation-mode", "shadow"), Then.Notify("ops", "seen")));

        fixture.Emit("a");
        await fixture.SettleAsync();

        Assert.That(fixture.Channel.Notifications.Select(n => n.Body), Is.EqualTo(new[] { "seen" }));
    }

    [Test]
    public async Task UpdateAsync_OtherMode_GoesOnWithWhatItKnew()
    {
        var when = When.Event("a").Times(2).Within(1.Hours());
        using RuleFixture fixture = new(Shadow("s", when, Then.Notify("ops", "x")));
        fixture.Emit("a");

        await fixture.Automations.UpdateAsync(new Automation("s", when, Then.Notify("ops", "x")));
        fixture.Emit("a");
        await fixture.SettleAsync();

        Assert.That(fixture.Channel.Notifications, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task UpdateAsync_ShadowThatIsWrong_IsRejectedAsAnActiveOneIs()
    {
        using RuleFixture fixture = new();

        await Assert.ThatAsync(
            async () => await fixture.Automations.CreateAsync(Shadow("s", When.Event("a"), Then.Notify("nowhere", "x"))),
            Throws.InstanceOf<AutomationRejectedException>());
    }

    [Test]
    public void Parse_Mode_IsReadAndWritten()
    {
        const string rest = "\"name\": \"n\", \"trigger\": { \"type\": \"event\" }, \"actions\": []";

        Assert.That(AutomationJson.Parse($"{{ {rest} }}").Single().Mode, Is.EqualTo(AutomationMode.Active));
        Assert.That(AutomationJson.Parse($"{{ {rest}, \"mode\": \"active\" }}").Single().Mode, Is.EqualTo(AutomationMode.Active));
        var shadow = AutomationJson.Parse($"{{ {rest}, \"mode\": \"shadow\" }}").Single();
        Assert.That(shadow.Mode, Is.EqualTo(AutomationMode.Shadow));
        Assert.That(AutomationJson.Parse(AutomationJson.Write(shadow)).Single().Mode, Is.EqualTo(AutomationMode.Shadow));
    }

    [Test]
    public void Read_UnknownMode_IsAMistakeWithASuggestion()
    {
        var mistake = AutomationJson.Read("""{ "name": "n", "mode": "shadw", "trigger": { "type": "event" }, "actions": [] }""").Mistakes.Single();

        Assert.That(mistake.Path, Is.EqualTo("mode"));
        Assert.That(mistake.Message, Does.Contain("Did you mean 'shadow'?"));
    }

    static Automation Shadow(string name, Orchestrix.Triggers.ITriggerSource when, params Orchestrix.Actions.IAutomationAction[] then) => new(name, when, then) { Mode = AutomationMode.Shadow };
}
