using System.Text.Json;
using Orchestrix.Automations;
using Orchestrix.Events;

namespace Orchestrix.Tests.Automations;

public sealed class FaultTests
{
    [Test]
    public async Task Automation_WhoseEvaluationThrows_HarmsNoOtherAndIsDisabledAfterTheFifthTime()
    {
        using RuleFixture fixture = new(
            new Automation("first", When.Event("a")),
            new Automation("faulty", When.Event("a").ForEach("poison").Times(2).Within(1.Hours()), Then.Do("nothing", _ => { })),
            new Automation("last", When.Event("a")));

        for (var i = 0; i < 6; i++) fixture.Log.Append(new Poisoned(), RuleFixture.Origin.UtcTicks);

        Assert.That(fixture.Firings().Count(f => f.Automation == "first"), Is.EqualTo(6));
        Assert.That(fixture.Firings().Count(f => f.Automation == "last"), Is.EqualTo(6));
        Assert.That(fixture.Counters.Faults, Is.EqualTo(5));
        var disabled = fixture.Events().Single(e => e.Name == "orchestrix.automation.disabled");
        Assert.That(disabled.Resource.Id, Is.EqualTo("orchestrix.automation.faulty"));
        Assert.That(disabled.Payload.GetProperty("reason").GetString(), Does.Contain("5 times").And.Contain("poisoned"));
        Assert.That(fixture.Automations.Find("faulty")?.IsEnabled, Is.False);

        Assert.That(await fixture.Automations.EnableAsync("faulty"));
        fixture.Log.Append(new Poisoned(), RuleFixture.Origin.UtcTicks);
        Assert.That(fixture.Counters.Faults, Is.EqualTo(6));
        Assert.That(fixture.Automations.Find("faulty")?.IsEnabled, Is.True);
    }

    [Test]
    public void Event_ThatCannotBeRead_IsNobodysFaultAndTheNextOneIsSeen()
    {
        using RuleFixture fixture = new(new Automation("choosy", When.Event("a").Where("poison", "x")), new Automation("any", When.Event("b")));

        fixture.Log.Append(new Poisoned(), RuleFixture.Origin.UtcTicks);
        fixture.Emit("b");

        Assert.That(fixture.Counters.Faults, Is.EqualTo(1));
        Assert.That(fixture.Firings().Select(f => f.Automation), Is.EqualTo(new[] { "any" }));
        Assert.That(fixture.Automations.Find("choosy")?.IsEnabled, Is.True);
    }

    /// <summary>An entry of somebody else's whose labels cannot be read.</summary>
    sealed class Poisoned : EventEntry
    {
        public override Symbol NameOf(int part) => Symbol.Of("a");

        public override long OccurredTicksOf(int part) => RuleFixture.Origin.UtcTicks;

        public override Guid IdOf(int part) => Guid.Empty;

        public override Guid? FollowsOf(int part) => null;

        public override bool TryGetLabel(int part, Symbol label, out LabelValue value) =>
            label.Text == "poison" ? throw new InvalidOperationException("poisoned") : ResourceOf(part).TryGet(label, out value);

        public override int RelatedCountOf(int part) => 0;

        public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value)
        {
            value = default;
            return false;
        }

        protected internal override Resource ResourceOf(int part) => new("thing.1");

        protected internal override IReadOnlyList<Resource> RelatedOf(int part) => [];

        protected internal override JsonElement PayloadOf(int part) => default;
    }
}
