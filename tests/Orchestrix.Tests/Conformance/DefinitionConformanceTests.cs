using System.Text.Json;
using Orchestrix.Automations;

namespace Orchestrix.Tests.Conformance;

/// <summary>What a document may say, as Prefect judges it.</summary>
public sealed class DefinitionConformanceTests
{
    static IEnumerable<TestCaseData> Cases() => ConformanceCase.Read("definitions").Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void Read_Definition_IsJudgedAsPrefectDoes(object @case)
    {
        var json = ((ConformanceCase)@case).Json;

        var document = AutomationJson.Read(json.GetProperty("automation").GetRawText());

        if (json.GetProperty("invalid").GetBoolean())
        {
            Assert.That(document.Mistakes.Select(m => m.Path), Is.EqualTo(new[] { json.GetProperty("field").GetString() }), string.Join('\n', document.Mistakes));
            Assert.That(document.Automations, Is.Empty);
            return;
        }

        Assert.That(document.Mistakes, Is.Empty);
        if (json.TryGetProperty("normalized", out var normalized)) AssertNormalized(document.Automations.Single(), normalized);
    }

    static void AssertNormalized(Automation automation, JsonElement normalized)
    {
        using var written = JsonDocument.Parse(AutomationJson.Write(automation));
        foreach (var expected in normalized.EnumerateObject())
        {
            var value = expected.Name.Split('.').Aggregate(written.RootElement, (at, name) => at.GetProperty(name));
            Assert.That(JsonElement.DeepEquals(value, expected.Value), $"{expected.Name} is {value}, not {expected.Value}");
        }
    }
}
