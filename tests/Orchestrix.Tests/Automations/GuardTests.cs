using Orchestrix.Automations;

namespace Orchestrix.Tests.Automations;

public sealed class GuardTests
{
    [Test]
    public void Unless_EventThatOccurredShortlyBefore_DropsTheFiring()
    {
        using RuleFixture fixture = new(new Automation("full", When.Event("disk.full").ForEach("orchestrix.resource.id").Unless("maintenance.*", 1.Hours())));
        fixture.Emit("maintenance.started", "host.1");
        fixture.Emit("disk.full", "host.1");
        fixture.Emit("disk.full", "host.2");

        fixture.AdvanceTo(3_599);
        fixture.Emit("disk.full", "host.1");
        fixture.AdvanceTo(3_600);
        fixture.Emit("disk.full", "host.1");

        Assert.That(fixture.Firings().Select(f => ((f.Fired - RuleFixture.Origin).TotalSeconds, f.Labels["orchestrix.resource.id"])), Is.EqualTo(new[] { (0.0, "host.2"), (3_600.0, "host.1") }));
    }

    [Test]
    public void Unless_OnAComposite_KeepsItAsAWhole()
    {
        using RuleFixture fixture = new(new Automation("both", When.All(When.Event("a"), When.Event("b")).Unless("c", 10.Seconds())));
        fixture.Emit("c");
        fixture.Emit("a");
        fixture.Emit("b");

        fixture.AdvanceTo(20);
        fixture.Emit("a");
        fixture.Emit("b");

        Assert.That(fixture.FiredAt(), Is.EqualTo(new[] { 20.0 }));
    }

    [Test]
    public void Unless_OnSilence_IsJudgedAtTheWindowsEnd()
    {
        using RuleFixture fixture = new(new Automation("silence", When.Event("beat").DoesNotHappenWithin(10.Seconds()).Unless("pause", 15.Seconds())));
        fixture.AdvanceTo(7);
        fixture.Emit("pause");

        fixture.AdvanceTo(40);

        Assert.That(fixture.FiredAt(), Is.EqualTo(new[] { 30.0, 40.0 }));
    }
}
