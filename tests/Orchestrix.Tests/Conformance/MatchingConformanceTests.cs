using System.Text.Json;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Tests.Automations;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Conformance;

public sealed class MatchingConformanceTests
{
    static IEnumerable<TestCaseData> Cases() => ConformanceCase.Read("matching").Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void Trigger_MatchingCase_AcceptsAsPrefect(object @case)
    {
        var json = ((ConformanceCase)@case).Json;
        EventTrigger trigger = new()
        {
            Match = json.TryGetProperty("match", out var match) ? ConformanceCase.Specification(match) : LabelSpecification.Empty,
            MatchRelated = json.TryGetProperty("match_related", out var related) ? ConformanceCase.Specifications(related) : [],
            Expect = json.TryGetProperty("expect", out var expect) && expect.ValueKind == JsonValueKind.Array
                ? [.. expect.EnumerateArray().Select(n => new EventNamePattern(n.GetString()!))]
                : [],
        };
        using RuleFixture fixture = new(new Automation("m", trigger));

        fixture.Log.Append(ConformanceCase.ReadEvent(json.GetProperty("event"), RuleFixture.Origin, 0), RuleFixture.Origin.UtcTicks);

        // A trigger for every event also sees that its automation fired; the loop guard ends that.
        Assert.That(fixture.Firings().Any(), Is.EqualTo(json.GetProperty("matches").GetBoolean()));
    }
}
