using System.Text.Json;
using CsCheck;
using Orchestrix.Automations;
using Orchestrix.Templates;
using Orchestrix.Tests.Automations.Documents;
using Orchestrix.Tests.Conformance;
using Orchestrix.Yaml;

namespace Orchestrix.Tests.Yaml;

/// <summary>C#, YAML and JSON say the same, whichever way round.</summary>
public sealed class YamlRoundTripTests
{
    static readonly Gen<string> Text = Gen.OneOf(
        Gens.OneOf(
            "", " ", "\n", "a\nb", "a\nb\n", "a\n\n\nb\n\n", " a\nb", "a\n b", "a \nb", "a\n  ", "a\r\nb", "a\tb", "\ta\nb", "true", "Yes", "no", "on", "OFF", "y", "null", "~", "Null", "1", "-1.5", "+1", ".5", "0x1F", "007", "1_000", "1:30",
            "2026-11-25", ".inf", ".NaN", "-", "- a", "a - b", "?", "? a", ":", "a:", "a: b", "a:b", "#", "a #b", "a#b", "&a", "*a", "!a", "%a", "@a", "`a", "\"", "'", "it's", "a\"b\\", "[", "{{ x }}", "{", "]", ",", "|", ">", "=", "<<",
            "---", "...", "--- a", "ä", "Ä ö", "😀", "a😀\nb", "\u0085", "a\u2028b", "\uFEFF", "\u00A0", "\u007F", "e\u0301", "中文", "a\nb\u0085c"),
        Gen.String, Gen.String[Gen.Char[" \n-:#a'\"\\{}[]&*!|>%@`?,\t1.0"], 0, 30])
        .Where(t => Template.TryParse(t, out _, out _)); // any other is a mistake of its own

    [TestCaseSource(nameof(Cases))]
    public void Read_ConformanceDocumentAsYaml_IsJudgedAsItsJson(object @case)
    {
        var json = ((ConformanceCase)@case).Json.GetProperty("automation");

        AssertSame(AutomationJson.Read(json.GetRawText()), AutomationYaml.Read(YamlWriter.Write(json)));
    }

    [Test]
    public void Read_ConformanceDocumentsAsOneFile_IsJudgedAsTheirList()
    {
        var all = ConformanceCase.Read("definitions").Select(c => c.Json.GetProperty("automation")).Take(90).ToList();
        var json = $"[{string.Join(",", all.Select(a => a.GetRawText()))}]";
        var yaml = string.Join("---\n", all.Select(YamlWriter.Write));

        AssertSame(AutomationJson.Read(json), AutomationYaml.Read(yaml));
    }

    [Test]
    public void Write_AnyAutomation_MeansTheSameInYamlAndJson() => Gens.Automation.Sample(
        automation =>
        {
            var json = AutomationJson.Write(automation);
            var yaml = AutomationYaml.Write(automation);
            var read = AutomationYaml.Parse(yaml).Single();
            Assert.That(AutomationJson.Write(read), Is.EqualTo(json), yaml);
            Assert.That(AutomationYaml.Write(AutomationJson.Parse(AutomationJson.Write(read)).Single()), Is.EqualTo(yaml));
        },
        iter: 500);

    [Test]
    public void Write_SeveralAutomations_IsAList() => Gens.Automation.Array[0, 3].Sample(
        automations => Assert.That(AutomationYaml.Parse(AutomationYaml.Write(automations)).Select(a => AutomationJson.Write(a)), Is.EqualTo(automations.Select(a => AutomationJson.Write(a)))),
        iter: 50);

    [Test]
    public void Write_AnyTexts_AreReadAsTheyWere() => Gen.Select(Text, Text, Text).Sample(
        (key, one, two) =>
        {
            var json = JsonSerializer.SerializeToElement(new Dictionary<string, object> { [key] = one, ["list"] = new object[] { two, new[] { one, two }, new Dictionary<string, string> { [key] = two, [key + "2"] = one } } });
            var yaml = $"name: n\ntrigger: {{}}\nactions:\n  - type: run-flow\n    flow: F\n    parameters:\n{string.Concat(YamlWriter.Write(json).Split('\n').SkipLast(1).Select(l => l.Length == 0 ? "\n" : $"      {l}\n"))}";
            var read = AutomationYaml.Read(yaml);
            Assert.That(read.Mistakes, Is.Empty, yaml);
            using var written = JsonDocument.Parse(AutomationJson.Write(read.Automations.Single()));
            Assert.That(JsonElement.DeepEquals(written.RootElement.GetProperty("actions")[0].GetProperty("parameters"), json), yaml);
        },
        iter: 3_000);

    [Test]
    public void Write_Automation_IsPleasant()
    {
        Automation automation = new("tell ops: now", When.Event("order.*"), new Orchestrix.Actions.NotifyAction("ops", "Dear all,\n\n  it's late.\n", "yes"), Then.DoNothing()) { Description = "", Tags = ["billing", "007"] };

        Assert.That(AutomationYaml.Write(automation), Is.EqualTo(
            """
            name: "tell ops: now"
            description: ""
            enabled: true
            tags:
              - billing
              - "007"
            trigger:
              type: event
              match: {}
              match_related: {}
              after: []
              expect:
                - order.*
              for_each: []
              posture: Reactive
              threshold: 1
              within: 0
            actions:
              - type: notify
                channel: ops
                body: |
                  Dear all,

                    it's late.
                subject: "yes"
              - type: do-nothing
            actions_on_trigger: []
            actions_on_resolve: []

            """));
    }

    [Test]
    public void Write_LongKey_CanBeRead()
    {
        var json = JsonSerializer.SerializeToElement(new Dictionary<string, object> { [new string('k', 5_000)] = new[] { 1 }, [new string('"', 2_000)] = "x" });

        var yaml = YamlWriter.Write(JsonSerializer.SerializeToElement(new { name = "n", trigger = new { expect = new[] { "a" } }, actions = new[] { new { type = "run-flow", flow = "F", parameters = json } } }));

        using var written = JsonDocument.Parse(AutomationJson.Write(AutomationYaml.Parse(yaml).Single()));
        Assert.That(JsonElement.DeepEquals(written.RootElement.GetProperty("actions")[0].GetProperty("parameters"), json));
    }

    static IEnumerable<TestCaseData> Cases() => ConformanceCase.Read("definitions").Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    static void AssertSame(AutomationDocument json, AutomationDocument yaml)
    {
        Assert.That(yaml.Mistakes.Select(m => (m.Path, m.Message, m.Automation)).Order(), Is.EqualTo(json.Mistakes.Select(m => (m.Path, m.Message, m.Automation)).Order()));
        Assert.That(yaml.Warnings.Select(m => (m.Path, m.Message, m.Automation)), Is.EqualTo(json.Warnings.Select(m => (m.Path, m.Message, m.Automation))));
        Assert.That(yaml.Automations.Select(a => AutomationJson.Write(a)), Is.EqualTo(json.Automations.Select(a => AutomationJson.Write(a))));
    }
}
