using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Tests.Automations;

namespace Orchestrix.Tests.Conformance;

public sealed class TriggerConformanceTests
{
    static IEnumerable<TestCaseData> Reactive() => Cases("event-trigger-reactive");

    static IEnumerable<TestCaseData> Proactive() => Cases("event-trigger-proactive");

    static IEnumerable<TestCaseData> Composite() => Cases("composite-trigger");

    static IEnumerable<TestCaseData> Quirks() => Cases("conformance-quirks");

    // Two quirks stay as Prefect has them: the 15 minutes of a first window, and composites that go by when firings are decided.
    static readonly string[] Kept = ["quirk-late-15-minutes", "quirk-composite-wall-clock"];

    [TestCaseSource(nameof(Reactive))]
    public void Engine_ReactiveCase_FiresAsPrefect(object @case) => Run((ConformanceCase)@case, "expect");

    [TestCaseSource(nameof(Proactive))]
    public void Engine_ProactiveCase_FiresAsPrefectWithExactTimers(object @case) => Run((ConformanceCase)@case, "expect");

    [TestCaseSource(nameof(Composite))]
    public void Engine_CompositeCase_FiresAsPrefect(object @case) => Run((ConformanceCase)@case, "expect");

    [TestCaseSource(nameof(Quirks))]
    public void Engine_Quirk_FiresAsOneWouldExpect(object @case)
    {
        var quirk = (ConformanceCase)@case;
        Run(quirk, quirk.Json.TryGetProperty("natural_expect", out _) && !Kept.Contains(quirk.Id) ? "natural_expect" : "prefect_result");
    }

    static void Run(ConformanceCase @case, string expectation)
    {
        using RuleFixture fixture = new(@case.Automation());

        foreach (var step in @case.Json.GetProperty("steps").EnumerateArray())
        {
            var at = step.GetProperty("at").GetDouble();
            fixture.AdvanceTo(at);
            if (step.TryGetProperty("event", out var json)) fixture.Log.Append(ConformanceCase.ReadEvent(json, RuleFixture.Origin, at), fixture.Time.GetUtcNow().UtcTicks);
        }

        var expected = @case.Json.GetProperty(expectation).EnumerateArray().ToList();
        Assert.That(fixture.FiredAt(), Is.EqualTo(expected.Select(x => x.GetProperty("at").GetDouble())).Within(0.0001));
        foreach (var (firing, json) in fixture.Firings().Zip(expected))
            if (json.TryGetProperty("labels", out var labels)) Assert.That(firing.Labels, Is.EquivalentTo(Labels(labels)));
    }

    static Dictionary<string, string> Labels(JsonElement json) =>
        json.EnumerateObject().ToDictionary(l => PrefectNames.TranslatePath(l.Name), l => PrefectNames.Translate(l.Value.GetString()!));

    static IEnumerable<TestCaseData> Cases(string file) => ConformanceCase.Read(file).Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));
}
