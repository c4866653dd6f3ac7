using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Tests.Automations;
using Orchestrix.Tests.Conformance;

namespace Orchestrix.Tests.Oracle;

/// <summary>The oracle's ground truth: what was seen of Prefect, where we do not mend it.</summary>
public sealed class RuleOracleConformanceTests
{
    static IEnumerable<TestCaseData> Firings() =>
        from file in new[] { "event-trigger-reactive", "event-trigger-proactive", "composite-trigger" }
        from @case in ConformanceCase.Read(file)
        select new TestCaseData(@case).SetArgDisplayNames(@case.Id);

    static IEnumerable<TestCaseData> Quirks() => ConformanceCase.Read("conformance-quirks").Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    static IEnumerable<TestCaseData> Matching() => ConformanceCase.Read("matching").Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Firings))]
    public void Run_ConformanceCase_FiresAsPrefectWithExactTimers(object @case) => Compare((ConformanceCase)@case, "expect");

    // Two quirks stay as they are: the 15 minutes of a first window, and composites that go by when firings are decided.
    [TestCaseSource(nameof(Quirks))]
    public void Run_Quirk_FiresAsOneWouldExpect(object @case)
    {
        var quirk = (ConformanceCase)@case;
        var isMended = quirk.Json.TryGetProperty("natural_expect", out _) && quirk.Id is not ("quirk-late-15-minutes" or "quirk-composite-wall-clock");
        Compare(quirk, isMended ? "natural_expect" : "prefect_result");
    }

    [TestCaseSource(nameof(Matching))]
    public void Run_MatchingCase_AcceptsAsPrefect(object @case)
    {
        var json = ((ConformanceCase)@case).Json;
        var firings = RuleOracle.Run(Start, [((ConformanceCase)@case).Matcher()], [Event(json.GetProperty("event"), 0, 0)]);

        Assert.That(firings, Has.Count.EqualTo(json.GetProperty("matches").GetBoolean() ? 1 : 0));
    }

    static long Start => RuleFixture.Origin.UtcTicks;

    static void Compare(ConformanceCase @case, string expectation)
    {
        var firings = RuleOracle.Run(Start, [@case.Automation()], @case.Json.GetProperty("steps").EnumerateArray().Select(Step));

        var expected = @case.Json.GetProperty(expectation).EnumerateArray().ToList();
        Assert.That(firings.Select(f => f.Time), Is.EqualTo(expected.Select(x => Ticks(x.GetProperty("at").GetDouble()))));
        Assert.That(firings.Select(f => f.State), Is.All.EqualTo("Triggered"));
        foreach (var (firing, json) in firings.Zip(expected))
            if (json.TryGetProperty("labels", out var labels)) Assert.That(firing.Labels, Is.EqualTo(LabelsText(labels)));
    }

    static LogStep Step(JsonElement json, int index)
    {
        var at = json.GetProperty("at").GetDouble();
        return json.TryGetProperty("event", out var e) ? Event(e, at, index) : new TickStep(Ticks(at));
    }

    static EventStep Event(JsonElement json, double at, int index)
    {
        var occurred = json.TryGetProperty("occurred_at", out var given) ? given.GetDouble() : at;
        return new EventStep(Ticks(at), Ticks(occurred), ConformanceCase.Text(json, "event")!, Resource(json.GetProperty("resource")))
        {
            Id = ConformanceCase.Text(json, "id") is { } id ? Guid.Parse(id) : new Guid(index + 1, 0, 0, new byte[8]),
            HasGivenId = true,
            FromOutside = true,
            Follows = ConformanceCase.Text(json, "follows") is { } follows ? Guid.Parse(follows) : null,
            Related = json.TryGetProperty("related", out var related) ? [.. related.EnumerateArray().Select(Resource)] : [],
        };
    }

    static Dictionary<string, string> Resource(JsonElement json) =>
        json.EnumerateObject().ToDictionary(l => PrefectNames.Translate(l.Name), l => PrefectNames.Translate(l.Value.GetString()!));

    static string LabelsText(JsonElement json) => string.Join(", ",
        json.EnumerateObject().Select(l => $"{PrefectNames.TranslatePath(l.Name)}={PrefectNames.Translate(l.Value.GetString()!)}").Order(StringComparer.Ordinal));

    static long Ticks(double seconds) => RuleFixture.Origin.AddSeconds(seconds).UtcTicks;
}
