using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Tests.Templates;

/// <summary>What Jinja 3.1 prints, sandboxed and with chainable undefined values as Prefect has it, we print: templates, one lot of data, and what comes out.</summary>
public sealed class JinjaRowTests
{
    static readonly JsonElement Document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Templates", "jinja-rows.json"))).RootElement;

    static IEnumerable<TestCaseData> Rows() =>
        Document.GetProperty("rows").EnumerateArray().Select((r, i) => new TestCaseData(r[0].GetString(), r[1].GetString()).SetArgDisplayNames($"{i}: {r[0].GetString()}"));

    [TestCaseSource(nameof(Rows))]
    public void Render_JinjasBehaviour_IsOurs(string template, string expected) =>
        Assert.That(Template.Parse(template).Render(TemplateValue.Of(Document.GetProperty("data"))), Is.EqualTo(expected));

    [Test]
    public void Rows_AreAtLeast150() => Assert.That(Rows().Count(), Is.AtLeast(150));
}
