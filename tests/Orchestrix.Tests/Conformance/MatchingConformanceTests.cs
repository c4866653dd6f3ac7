using Orchestrix.Tests.Automations;

namespace Orchestrix.Tests.Conformance;

public sealed class MatchingConformanceTests
{
    static IEnumerable<TestCaseData> Cases() => ConformanceCase.Read("matching").Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void Trigger_MatchingCase_AcceptsAsPrefect(object @case)
    {
        var json = ((ConformanceCase)@case).Json;
        using RuleFixture fixture = new(((ConformanceCase)@case).Matcher());

        fixture.Log.Append(ConformanceCase.ReadEvent(json.GetProperty("event"), RuleFixture.Origin, 0), RuleFixture.Origin.UtcTicks);

        // A trigger for every event also sees that its automation fired; the loop guard ends that.
        Assert.That(fixture.Firings().Any(), Is.EqualTo(json.GetProperty("matches").GetBoolean()));
    }
}
