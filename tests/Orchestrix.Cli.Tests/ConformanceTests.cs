using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrix.Cli.Tests;

/// <summary>The checked cases, through the tool's front door.</summary>
public sealed class ConformanceTests
{
    static readonly DateTimeOffset Origin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static IEnumerable<TestCaseData> Definitions() => Read("definitions");

    static IEnumerable<TestCaseData> Triggers() => new[] { "event-trigger-reactive", "event-trigger-proactive", "composite-trigger" }.SelectMany(Read);

    static IEnumerable<TestCaseData> Matching() => Read("matching");

    [TestCaseSource(nameof(Definitions))]
    public void Validate_Definition_IsJudgedAsPrefectDoes(JsonElement @case)
    {
        using ToolRun tool = new();
        var file = tool.Write("a.json", @case.GetProperty("automation").GetRawText());

        var code = tool.Run("automation", "validate", file, "--output", "json");

        var isInvalid = @case.GetProperty("invalid").GetBoolean();
        var mistakes = JsonElement.Parse(tool.Output).EnumerateArray().ToList();
        Assert.That(code, Is.EqualTo(isInvalid ? 1 : 0), tool.Output);
        Assert.That(mistakes.Select(m => m.GetProperty("path").GetString()), Is.EqualTo(isInvalid ? [@case.GetProperty("field").GetString()!] : Array.Empty<string>()));
    }

    [TestCaseSource(nameof(Triggers))]
    public void Simulate_Trigger_FiresAsPrefect(JsonElement @case)
    {
        using ToolRun tool = new();
        var steps = @case.GetProperty("steps").EnumerateArray().ToList();

        var code = Simulate(tool, @case.GetProperty("automation"), steps.Where(s => s.TryGetProperty("event", out _)).Select(LineOf), steps[^1].GetProperty("at").GetDouble());

        var expected = @case.GetProperty("expect").EnumerateArray().ToList();
        Assert.That(code, Is.Zero, tool.Error);
        Assert.That(tool.JsonLines.Select(At), Is.EqualTo(expected.Select(e => e.GetProperty("at").GetDouble())).Within(0.0001));
        foreach (var (firing, want) in tool.JsonLines.Zip(expected))
            if (want.TryGetProperty("labels", out var labels))
                Assert.That(Labels(firing.GetProperty("labels")), Is.EquivalentTo(Labels(labels)));
    }

    [TestCaseSource(nameof(Matching))]
    public void Simulate_Matching_AcceptsAsPrefect(JsonElement @case)
    {
        using ToolRun tool = new();
        JsonObject trigger = [];
        foreach (var field in new[] { "match", "match_related", "expect" })
            if (@case.TryGetProperty(field, out var value)) trigger[field] = JsonNode.Parse(value.GetRawText());
        JsonObject automation = new() { ["name"] = "m", ["trigger"] = trigger, ["actions"] = new JsonArray() };
        JsonObject step = new() { ["at"] = 0, ["event"] = JsonNode.Parse(@case.GetProperty("event").GetRawText()) };

        Simulate(tool, JsonElement.Parse(automation.ToJsonString()), [LineOf(JsonElement.Parse(step.ToJsonString()))], 0);

        Assert.That(tool.JsonLines.Count, Is.EqualTo(@case.GetProperty("matches").GetBoolean() ? 1 : 0), tool.Error);
    }

    static int Simulate(ToolRun tool, JsonElement automation, IEnumerable<string> events, double until) => tool.Run(
        "automation", "simulate", tool.Write("a.json", automation.GetRawText()), "--events", tool.Write("e.jsonl", string.Join('\n', events)),
        "--from", Time(0), "--until", Time(until), "--output", "json");

    static string LineOf(JsonElement step)
    {
        var at = step.GetProperty("at").GetDouble();
        var line = JsonObject.Create(step.GetProperty("event"))!;
        line["occurred"] = Time(line["occurred_at"]?.GetValue<double>() ?? at);
        line["received"] = Time(at);
        return line.ToJsonString();
    }

    static string Time(double seconds) => Origin.AddSeconds(seconds).ToString("O", CultureInfo.InvariantCulture);

    static double At(JsonElement firing) => (DateTimeOffset.Parse(firing.GetProperty("at").GetString()!, CultureInfo.InvariantCulture) - Origin).TotalSeconds;

    static Dictionary<string, string> Labels(JsonElement labels) => labels.EnumerateObject().ToDictionary(l => Ours(l.Name), l => Ours(l.Value.GetString()!));

    static string Ours(string text) => text.Replace("prefect.", "orchestrix.", StringComparison.Ordinal);

    static IEnumerable<TestCaseData> Read(string file)
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", $"{file}.json"));
        return JsonElement.Parse(json).EnumerateArray().Select(c => new TestCaseData(c).SetArgDisplayNames(c.GetProperty("id").GetString()!));
    }
}
