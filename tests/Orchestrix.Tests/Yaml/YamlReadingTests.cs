using System.Text;
using Orchestrix.Automations;
using Orchestrix.Triggers;
using Orchestrix.Yaml;

namespace Orchestrix.Tests.Yaml;

/// <summary>YAML says what JSON would say, and mistakes have the file's own places.</summary>
public sealed class YamlReadingTests
{
    const string Guide =
        """
        name: Cancel long running flows
        description: Cancel any flow run after an hour of execution
        trigger:
          match:
            "prefect.resource.id": "prefect.flow-run.*"
          match_related: {}
          after:
            - prefect.flow-run.Failed
          expect:
            - "prefect.flow-run.*"
          for_each:
            - "prefect.resource.id"
          posture: Proactive
          threshold: 1
          within: 3600
        actions:
          - type: "cancel-flow-run"
        """;

    [Test]
    public void Read_TheGuidesAutomation_IsTakenLiterallyWithAWarning()
    {
        var document = AutomationYaml.Read(Guide);

        Assert.That(document.Mistakes, Is.Empty);
        var automation = document.Automations.Single();
        var trigger = (EventTrigger)automation.Trigger;
        Assert.That((automation.Name, trigger.Posture, trigger.Within, trigger.After.Single().Text, trigger.ForEach.Single()),
            Is.EqualTo(("Cancel long running flows", TriggerPosture.Proactive, TimeSpan.FromHours(1), "orchestrix.flow-run.Failed", "orchestrix.resource.id")));
        var warning = document.Warnings.Single();
        Assert.That((warning.Path, warning.Line, warning.Column, warning.Automation), Is.EqualTo(("trigger.after", 8, 5, "Cancel long running flows")));
        Assert.That(warning.Message, Does.Contain("'cancel-flow-run' cannot succeed").And.Contain("\"type\": \"stays\", \"state\": \"RUNNING\", \"for\": 3600"));
    }

    [TestCase("null", "null")]
    [TestCase("~", "null")]
    [TestCase("", "null")]
    [TestCase("true", "true")]
    [TestCase("False", "false")]
    [TestCase("TRUE", "true")]
    [TestCase("12", "12")]
    [TestCase("-0.50", "-0.50")]
    [TestCase("+5", "5")]
    [TestCase(".5", "0.5")]
    [TestCase("-.5e3", "-0.5e3")]
    [TestCase("5.", "5")]
    [TestCase("1e-3", "1e-3")]
    [TestCase("yes", "\"yes\"")]
    [TestCase("No", "\"No\"")]
    [TestCase("on", "\"on\"")]
    [TestCase("off", "\"off\"")]
    [TestCase("tRue", "\"tRue\"")]
    [TestCase("007", "\"007\"")]
    [TestCase("0x1F", "\"0x1F\"")]
    [TestCase("0o17", "\"0o17\"")]
    [TestCase("1_000", "\"1_000\"")]
    [TestCase("1:30", "\"1:30\"")]
    [TestCase(".inf", "\".inf\"")]
    [TestCase(".nan", "\".nan\"")]
    [TestCase(".", "\".\"")]
    [TestCase("1e", "\"1e\"")]
    [TestCase("+", "\"+\"")]
    [TestCase("2026-11-25", "\"2026-11-25\"")]
    [TestCase("\"12\"", "\"12\"")]
    [TestCase("'true'", "\"true\"")]
    [TestCase("''", "\"\"")]
    [TestCase("\"\\u00e4\\n\"", "\"ä\\n\"")]
    [TestCase("|\n        two\n        lines\n", "\"two\\nlines\\n\"")]
    [TestCase(">-\n        one\n        line\n", "\"one line\"")]
    public void Read_Scalar_IsWhatJsonWouldSay(string yaml, string json)
    {
        var automation = AutomationYaml.Parse($"name: n\ntrigger: {{ expect: [a] }}\nactions:\n  - type: run-flow\n    flow: F\n    parameters:\n      x: {yaml}\n").Single();

        using var written = System.Text.Json.JsonDocument.Parse(AutomationJson.Write(automation));
        using var expected = System.Text.Json.JsonDocument.Parse(json);
        var value = written.RootElement.GetProperty("actions")[0].GetProperty("parameters").GetProperty("x");
        Assert.That(System.Text.Json.JsonElement.DeepEquals(value, expected.RootElement) && value.GetRawText() == json, $"{value.GetRawText()} is not {json}");
    }

    [Test]
    public void Read_Mistakes_HaveTheFilesLinesAndColumns()
    {
        var mistakes = AutomationYaml.Read(
            """
            # alarms
            name: one   # "😀" stands before no column
            trigger:
              within: -1
              expect: a
            actions:
              - { type: notify, channel: "😀", body: 5, colour: red }
              - type: nothing
            """).Mistakes;

        Assert.That(mistakes.Select(m => (m.Path, m.Line, m.Column)), Is.EqualTo(new[]
        {
            ("trigger.within", 4, 11), ("trigger.expect", 5, 11), ("actions.0.body", 7, 41), ("actions.0.colour", 7, 52), ("actions.1.type", 8, 11),
        }));
        Assert.That(mistakes.Select(m => m.Automation), Is.All.EqualTo("one"));
    }

    [Test]
    public void Read_WindowsLineEnds_CountLinesAlike() =>
        Assert.That(AutomationYaml.Read("name: n\r\ntrigger: {}\r\nactions: 5\r\n").Mistakes.Select(m => (m.Path, m.Line, m.Column)), Is.EqualTo(new[] { ("actions", 3, 10) }));

    [Test]
    public void Read_SeveralDocuments_NumbersTheAutomations()
    {
        const string yaml =
            """
            ---
            # nothing
            ---
            name: a
            trigger: { expect: [x] }
            actions: []
            ---
            - { name: b, trigger: { within: -1 }, actions: [] }
            - { name: c, trigger: { expect: [x] }, actions: [] }
            ---
            automations:
              - { name: d, trigger: { expect: [x] }, actions: 1 }
            ---
            ...
            ---
            just a text
            """;

        var document = AutomationYaml.Read(yaml);

        Assert.That(document.Automations.Select(a => a.Name), Is.EqualTo(new[] { "a", "c" }));
        Assert.That(document.Mistakes.Select(m => (m.Path, m.Automation, m.Line)), Is.EqualTo(new[] { ("1.trigger.within", "b", 8), ("3.actions", "d", 12), ("4", (string?)null, 16) }));
    }

    [Test]
    public void Read_SeveralDocumentsWithAWrongWrapper_SaysSo() =>
        Assert.That(
            AutomationYaml.Read("automations: 5\nmore: 6\n---\nname: a\ntrigger: {expect: [x]}\nactions: []\n").Mistakes.Select(m => (m.Path, m.Line)),
            Is.EqualTo(new[] { ("automations", 1), ("", 2) }));

    [Test]
    public void Read_OneDocumentBetweenEmptyOnes_HasNoNumbers() =>
        Assert.That(AutomationYaml.Read("---\n---\nname: a\ntrigger: {within: -1}\nactions: []\n---\n").Mistakes.Single().Path, Is.EqualTo("trigger.within"));

    [Test]
    public void Read_Aliases_AreExpanded()
    {
        var automations = AutomationYaml.Parse(
            """
            - name: a
              trigger: &trigger
                expect: &names [x, y]
                within: 10
              actions: &actions
                - &tell { type: notify, channel: console, body: Done. }
            - name: b
              trigger: { expect: *names, after: *names, within: 5 }
              actions: [*tell, *tell]
            - name: c
              trigger: *trigger
              actions: *actions
            """);

        Assert.That(automations.Select(a => a.Actions.Count), Is.EqualTo(new[] { 1, 2, 1 }));
        Assert.That(((EventTrigger)automations[1].Trigger).After.Select(n => n.Text), Is.EqualTo(new[] { "x", "y" }));
        Assert.That(((EventTrigger)automations[2].Trigger).Within, Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void Read_MergeKeys_LetOwnFieldsWinAndThenTheFirst()
    {
        var triggers = AutomationYaml.Parse(
            """
            - name: a
              trigger: &a { expect: [x], within: 10, threshold: 2 }
              actions: []
            - name: b
              trigger: &b { <<: *a, within: 20 }
              actions: []
            - name: c
              trigger: { threshold: 7, <<: [*b, *a, { for_each: [l], within: 99 }] }
              actions: []
            """).Select(a => (EventTrigger)a.Trigger).ToList();

        Assert.That(triggers.Select(t => (t.Expect.Single().Text, t.Within.TotalSeconds, t.Threshold, t.ForEach.Count)), Is.EqualTo(new[] { ("x", 10.0, 2, 0), ("x", 20.0, 2, 0), ("x", 20.0, 7, 1) }));
    }

    [Test]
    public void Read_QuotedMergeKey_IsAField() =>
        Assert.That(AutomationYaml.Read("name: a\n\"<<\": {}\ntrigger: {expect: [x]}\nactions: []").Mistakes.Single().Message, Does.StartWith("An automation has no field '<<'."));

    [Test]
    public void Read_TypesOfTheApplication_AreKept()
    {
        const string yaml = "name: a\ntrigger: {expect: [x]}\nactions: [{type: page, who: [me, 5]}]";

        Assert.That(AutomationYaml.Read(yaml).Mistakes.Single().Path, Is.EqualTo("actions.0.type"));
        Assert.That(AutomationYaml.Read(yaml, ["page"]).Automations.Single().Actions.Single().Type, Is.EqualTo("page"));
        Assert.That(AutomationYaml.Read(Encoding.UTF8.GetBytes(yaml), ["page"]).Mistakes, Is.Empty);
    }

    [Test]
    public void Parse_WithMistakes_ThrowsAll() =>
        Assert.That(Assert.Throws<InvalidAutomationException>(() => AutomationYaml.Parse("name: 5\ntrigger: {}"))!.Mistakes, Has.Count.EqualTo(2));
}
