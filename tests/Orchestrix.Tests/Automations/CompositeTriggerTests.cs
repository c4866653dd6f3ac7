using Orchestrix.Automations;

namespace Orchestrix.Tests.Automations;

public sealed class CompositeTriggerTests
{
    [Test]
    public void InOrder_Correlated_CombinesOnlyWhatHasTheSameKeyAndTellsIt()
    {
        using RuleFixture fixture = new(new Automation("paid", When.InOrder(
            When.Event("placed").ForEach("orchestrix.resource.id"),
            When.Event("paid").ForEach("orchestrix.resource.id")).Correlated().Within(1.Hours())));

        fixture.Emit("placed", "order.1");
        fixture.Emit("paid", "order.2");
        fixture.Emit("placed", "order.2");
        fixture.Emit("paid", "order.1");
        fixture.Emit("paid", "order.2");

        Assert.That(fixture.Firings().Select(f => f.Labels["orchestrix.resource.id"]), Is.EqualTo(new[] { "order.1", "order.2" }));
    }

    [Test]
    public void All_Fired_TellsTheFiringsItIsMadeOf()
    {
        using RuleFixture fixture = new(new Automation("both", When.All(When.Event("a"), When.Any(When.Event("b"), When.Event("c")))));

        fixture.Emit("c");
        fixture.Emit("a");

        var firing = fixture.Firings().Single();
        Assert.That(firing.Event?.Name, Is.EqualTo("a"));
        Assert.That(firing.Labels, Is.Empty);
        Assert.That(firing.Parts.Select(p => p.Event?.Name), Is.EqualTo(new[] { "a", "c" }));
        Assert.That(firing.Parts[1].Parts.Single().Place, Is.EqualTo(1));
        Assert.That(fixture.Events().Single(e => e.Name == "orchestrix.automation.triggered").Resource.ContainsKey("orchestrix.posture"), Is.False);
    }

    [Test]
    public void Correlated_KeysThatAreTooOld_AreGivenBack()
    {
        Automation automation = new("pairs", When.All(When.Event("a").ForEach("orchestrix.resource.id"), When.Event("b").ForEach("orchestrix.resource.id")).Correlated().Within(10.Seconds()));
        using RuleFixture fixture = new(automation);
        for (var i = 0; i < 100; i++) fixture.Emit("a", $"thing.{i}");

        fixture.AdvanceTo(11);
        fixture.Emit("a", "thing.x");

        Assert.That(fixture.Engine.Book.Find("pairs")!.Trigger.Composites.Single().Gathered.Sets.Count(), Is.EqualTo(1));
    }

    [Test]
    public void Mistakes_OfParts_AreToldWithTheirPlace()
    {
        Automation automation = new("wrong", When.AtLeast(3, When.Event("a").Times(0), When.Event("b").Within(-1.Seconds())).Correlated());

        Assert.That(automation.Mistakes, Has.One.StartsWith("part 0: it fires after 0 events"));
        Assert.That(automation.Trigger.Mistakes(), Has.One.StartsWith("part 1: its window is negative").And.One.StartsWith("it needs 3 of 2 parts").And.One.Contains("no label that all of them look at"));
    }
}
