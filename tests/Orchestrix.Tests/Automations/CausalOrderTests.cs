using Orchestrix.Automations;
using Orchestrix.Events;

namespace Orchestrix.Tests.Automations;

/// <summary>Events from outside that follow others. What random cases found once stands here for good.</summary>
public sealed class CausalOrderTests
{
    static readonly Guid Leader = new("0197f0a4-0000-7000-8000-000000000001"), Follower = new("0197f0a4-0000-7000-8000-000000000002");

    [Test]
    public void Follower_OfAnEventWhoseIdNobodyGave_IsEvaluatedRightAfterIt()
    {
        using RuleFixture fixture = new(new Automation("both", When.Event("leader", "follower")));

        fixture.Log.Append(Event("follower", Follower, follows: Leader, isFromOutside: true), RuleFixture.Origin.UtcTicks);
        var before = fixture.Firings().Count();
        fixture.Log.Append(Event("leader", Leader), RuleFixture.Origin.UtcTicks);

        Assert.That(before, Is.Zero);
        Assert.That(fixture.Firings().Select(f => f.Event?.Name), Is.EqualTo(new[] { "leader", "follower" }));
    }

    [Test]
    public void Follower_ThatComesAgainWithoutHavingToWait_IsEvaluatedThenAndNotOnceMore()
    {
        using RuleFixture fixture = new(new Automation("follower", When.Event("follower")));

        fixture.Log.Append(Event("follower", Follower, follows: Leader, isFromOutside: true), RuleFixture.Origin.UtcTicks);
        fixture.Log.Append(Event("follower", Follower, isFromOutside: true), RuleFixture.Origin.UtcTicks);
        var second = fixture.Firings().Count();
        fixture.AdvanceTo(2_000);

        Assert.That(second, Is.EqualTo(1));
        Assert.That(fixture.Firings().Count(), Is.EqualTo(1));
    }

    static CustomEvent Event(string name, Guid id, Guid? follows = null, bool isFromOutside = false) =>
        new(Symbol.Of(name), id, RuleFixture.Origin.UtcTicks, follows, new Resource("thing.1"), [], EventEntry.EmptyPayload) { HasGivenId = isFromOutside, MayPrecedeLeader = isFromOutside };
}
