using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Automations;
using Orchestrix.Automations.Simulations;
using Orchestrix.Events;
using Orchestrix.Tests.Conformance;

namespace Orchestrix.Tests.Automations.Simulations;

/// <summary>The cases once more, as a user would try them: a document, a recording, and what is said about them.</summary>
public sealed class SimulationConformanceTests
{
    static readonly DateTimeOffset Origin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static IEnumerable<TestCaseData> Cases() =>
        new[] { "event-trigger-reactive", "event-trigger-proactive", "composite-trigger" }
            .SelectMany(ConformanceCase.Read).Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void Run_ConformanceCase_FiresAsPrefect(object @case)
    {
        var json = ((ConformanceCase)@case).Json;
        var steps = json.GetProperty("steps").EnumerateArray().ToList();
        var automations = AutomationJson.Parse(json.GetProperty("automation").GetRawText());
        var events = EventRecording.Parse(string.Join('\n', steps.Where(s => s.TryGetProperty("event", out _)).Select(LineOf)));

        var result = Simulation.Run(automations, events, new SimulationOptions { From = Origin, Until = At(steps[^1].GetProperty("at").GetDouble()) });

        var expected = json.GetProperty("expect").EnumerateArray().ToList();
        Assert.That(result.Firings.Select(f => (f.At - Origin).TotalSeconds), Is.EqualTo(expected.Select(e => e.GetProperty("at").GetDouble())).Within(0.0001));
        foreach (var (firing, want) in result.Firings.Zip(expected))
            if (want.TryGetProperty("labels", out var labels))
                Assert.That(firing.Labels, Is.EquivalentTo(labels.EnumerateObject().ToDictionary(l => PrefectNames.TranslatePath(l.Name), l => PrefectNames.Translate(l.Value.GetString()!))));
    }

    static string LineOf(JsonElement step)
    {
        var at = step.GetProperty("at").GetDouble();
        var line = JsonObject.Create(step.GetProperty("event").Clone())!;
        line["occurred"] = At(line["occurred_at"]?.GetValue<double>() ?? at).ToString("O");
        line["received"] = At(at).ToString("O");
        return line.ToJsonString();
    }

    static DateTimeOffset At(double seconds) => Origin.AddSeconds(seconds);
}
