using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Orchestrix.Automations;
using Orchestrix.Automations.Documents;
using Orchestrix.Automations.Documents.Schema;
using Orchestrix.Tests.Architecture;
using Orchestrix.Tests.Conformance;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>The schema says what the reader says, as far as a schema can: it refuses nothing that is read, and lets pass only what is beyond it.</summary>
public sealed partial class AutomationSchemaTests
{
    static readonly JsonElement Schema = JsonDocument.Parse(AutomationSchema.Write()).RootElement;
    static readonly SchemaCheck Check = new(Schema);

    // Values that fields get in turn, right or wrong.
    static readonly string[] Values = ["null", "true", "false", "\"true\"", "0", "-1", "1.5", "10", "1e12", "\"x\"", "\"\"", "\" \"", "[]", "[\"x\"]", "[\"\"]", "[1]", "[null]", "{}", "{\"a\":\"b\"}", "{\"a\":[\"b\"]}", "{\"a\":1}", "\"inferred\"", "\"Proactive\"", "\"RUNNING\"", "\"PT10M\""];

    // What only the reader can tell: numbers of other fields, templates, and what is inside of texts.
    static readonly string[] BeyondASchema = ["has to lie between 1 and", "but there are no triggers to fire", "there is no label that all the triggers", "runs a deployment at", "is not a valid template"];

    static readonly string[] Whole =
    [
        """
        { "name": "n", "description": "d", "enabled": true, "mode": "shadow", "tags": ["t"], "owner_resource": "o", "id": 5, "created": 6, "updated": null, "$schema": "x",
          "trigger": { "type": "event", "id": "i", "match": { "a": "b" }, "match_related": [{ "a": ["b", "c"] }], "posture": "Proactive", "after": ["x"], "expect": ["y"], "for_each": ["z"], "threshold": 2, "within": 30,
            "grace": 5, "unless": { "event": ["e"], "within": 5, "match": { "a": "b" } }, "ignore_own_effects": false },
          "actions": [], "actions_on_trigger": [{ "type": "do-nothing" }], "actions_on_resolve": [{ "type": "cancel-flow-run" }] }
        """,
        """{ "name": "n", "trigger": { "expect": ["a"], "posture": "Reactive", "within": 5, "match_related": { "a": "b" } }, "actions": [] }""",
        """{ "name": "n", "trigger": { "type": "stays", "kind": "task-run", "state": "RUNNING", "for": 5, "match": {}, "match_related": {}, "grace": 1, "unless": { "event": "e", "within": 1 } }, "actions": [] }""",
        """{ "name": "n", "trigger": { "metric": { "name": "duration", "operator": ">", "threshold": 5, "range": 300, "firing_for": 400 }, "posture": "Metric", "match": {}, "match_related": [] }, "actions": [] }""",
        """{ "name": "n", "trigger": { "type": "compound", "require": 1, "within": 5, "correlate": false, "triggers": [{ "expect": ["a"], "for_each": ["l"] }, { "type": "sequence", "triggers": [{ "type": "stays", "state": "RUNNING", "for": 5 }], "within": null, "correlate": true }] }, "actions": [] }""",
        """{ "name": "n", "trigger": { "triggers": [], "require": "all" }, "actions": [] }""",
        """{ "name": "n", "trigger": { "triggers": [] }, "actions": [] }""",
        """
        { "$schema": "automation.schema.json", "automations": [{ "name": "n", "trigger": {}, "actions": [
          { "type": "run-flow", "flow": "f", "parameters": { "a": 1 }, "schedule_after": 5 },
          { "type": "notify", "channel": "c", "body": "b", "subject": "s" },
          { "type": "emit-event", "event": "e", "resource": { "prefect.resource.id": "i", "a": "b" }, "related": [{ "orchestrix.resource.id": "i", "orchestrix.resource.role": "r" }], "payload": {} },
          { "type": "delegate", "name": "d" },
          { "type": "run-deployment", "source": "selected", "deployment_id": "i", "parameters": {}, "job_variables": null, "schedule_after": "PT5M" },
          { "type": "pause-deployment", "source": "inferred" }, { "type": "resume-automation", "automation_id": "a" },
          { "type": "change-flow-run-state", "state": "FAILED", "name": "n", "message": "m", "force": false },
          { "type": "send-notification", "block_document_id": "b", "subject": "s", "body": "b" },
          { "type": "send-email-notification", "emails": ["a@example.org"], "subject": "s", "body": "b" },
          { "type": "call-webhook", "block_document_id": "b", "payload": "p" }, { "type": "declare-incident" }] }] }
        """,
    ];

    [Test]
    public void File_OfTheRepository_IsWhatIsWritten()
    {
        var file = Repository.PathTo("schemas", "automation.schema.json");
        if (Environment.GetEnvironmentVariable("ORCHESTRIX_WRITE") == "1") File.WriteAllText(file, AutomationSchema.Write());

        Assert.That(File.ReadAllText(file).ReplaceLineEndings("\n"), Is.EqualTo(AutomationSchema.Write()), "Set ORCHESTRIX_WRITE=1 and run this test to write the file anew.");
    }

    [TestCaseSource(nameof(Cases))]
    public void Schema_ConformanceDocument_IsJudgedAsByTheReader(object @case)
    {
        var json = ((ConformanceCase)@case).Json.GetProperty("automation");

        AssertJudgedAlike(json.GetRawText());
    }

    [TestCaseSource(nameof(Documents))]
    public void Schema_DocumentOfThePage_IsAccepted(string json) => Assert.That(Accepts(json));

    [TestCaseSource(nameof(Whole))]
    public void Schema_DocumentWithAnyFieldChanged_IsJudgedAsByTheReader(string json)
    {
        Assert.That((Accepts(json), AutomationJson.Read(json).Mistakes.Count), Is.EqualTo((true, 0)), string.Join('\n', AutomationJson.Read(json).Mistakes));
        foreach (var path in PathsOf(JsonNode.Parse(json)!, []))
        {
            foreach (var value in Values) AssertJudgedAlike(Changed(json, path, (owner, last) => Set(owner, last, JsonNode.Parse(value))));
            AssertJudgedAlike(Changed(json, path, Remove));
            AssertJudgedAlike(Changed(json, path, (owner, last) =>
            {
                if (At(owner, last) is JsonObject fields) fields["no_such_field"] = 1;
            }));
        }
    }

    [Test]
    public void Schema_AnyAutomation_IsAccepted() => Gens.Automation.Sample(a => Assert.That(Accepts(AutomationJson.Write(a)), AutomationJson.Write(a)), iter: 300);

    [Test]
    public void Schema_GuidesDocument_IsAcceptedAndThePrintedOneIsNot() => Assert.That((Accepts(Guide.Corrected), Accepts(Guide.Printed)), Is.EqualTo((true, false)));

    [Test]
    public void Shapes_OfEachAction_AreTheFieldsThatTheReaderKnows()
    {
        foreach (var type in ActionForms.Types)
            Assert.That(FieldsToldBy($$"""{ "name": "n", "trigger": {}, "actions": [{ "type": "{{type}}", "~": 1 }] }""", "actions.0.~"), Is.EquivalentTo(ActionShapes.Of(type)!.Select(f => f.Name)), type);
    }

    [Test]
    public void Shapes_OfEachTrigger_AreTheFieldsThatTheReaderKnows()
    {
        foreach (var type in TriggerReader.Types)
            Assert.That(FieldsToldBy($$"""{ "name": "n", "actions": [], "trigger": { "type": "{{type}}", "~": 1 } }""", "trigger.~"), Is.EquivalentTo(TriggerShapes.Of(type).Select(f => f.Name).Except(["id"])), type);
        Assert.That(FieldsToldBy("""{ "name": "n", "actions": [], "trigger": { "unless": { "~": 1 } } }""", "trigger.unless.~"), Is.EquivalentTo(TriggerShapes.OfGuard().Select(f => f.Name)));
    }

    [Test]
    public void Shapes_OfAutomations_AreTheFieldsThatTheReaderKnows() =>
        Assert.That(FieldsToldBy("""{ "~": 1 }""", "~"), Is.EquivalentTo(SchemaTree.AutomationFields().Select(f => f.Name).Except(["id", "created", "updated", "$schema"])));

    [Test]
    public void Defaults_OfAllFields_AreWhatMissingMeans()
    {
        foreach (var type in ActionForms.Types.Where(t => ActionForms.FieldsOf(t) is not null))
        {
            var required = string.Concat(ActionShapes.Of(type)!.Where(f => f.IsRequired && f.Name != "type").Select(f => $", \"{f.Name}\": {(f.Name == "emails" ? "[\"x\"]" : f.Name == "state" ? "\"FAILED\"" : "\"x\"")}"));
            var target = ActionShapes.Of(type)!.FirstOrDefault(f => f.Name.EndsWith("_id", StringComparison.Ordinal) && !f.IsRequired) is { } id ? $", \"{id.Name}\": \"x\"" : "";
            var defaults = string.Concat(ActionShapes.Of(type)!.Where(f => f.Default is not null).Select(f => $", \"{f.Name}\": {f.Default}"));
            string Written(string more) => AutomationJson.Write(AutomationJson.Parse($$"""{ "name": "n", "trigger": {}, "actions": [{ "type": "{{type}}"{{required}}{{target}}{{more}} }] }""").Single());

            Assert.That(Written(defaults), Is.EqualTo(Written("")), type);
        }
    }

    [Test]
    public void Write_WithTypesOfTheApplication_AcceptsThem()
    {
        const string json = """{ "name": "n", "trigger": {}, "actions": [{ "type": "page", "who": ["me"] }] }""";

        using var schema = JsonDocument.Parse(AutomationSchema.Write(["page"]));
        using var document = JsonDocument.Parse(json);

        Assert.That((new SchemaCheck(schema.RootElement).Accepts(document.RootElement), Accepts(json)), Is.EqualTo((true, false)));
    }

    static IEnumerable<TestCaseData> Cases() => ConformanceCase.Read("definitions").Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    static IEnumerable<string> Documents() => Json().Matches(File.ReadAllText(Repository.PathTo("docs", "concepts", "documents.md"))).Select(m => m.Groups[1].Value);

    static bool Accepts(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Check.Accepts(document.RootElement);
    }

    static void AssertJudgedAlike(string json)
    {
        var mistakes = AutomationJson.Read(json).Mistakes;
        var isAccepted = Accepts(json);
        if (!isAccepted) Assert.That(mistakes, Is.Not.Empty, $"The schema refuses what is read:\n{json}");
        else Assert.That(mistakes.Where(m => !BeyondASchema.Any(b => m.Message.Contains(b, StringComparison.Ordinal))), Is.Empty, $"The schema lets pass:\n{json}");
    }

    static string[] FieldsToldBy(string json, string path)
    {
        var message = AutomationJson.Read(json).Mistakes.Single(m => m.Path == path).Message;
        const string list = "The fields are: ";
        var start = message.IndexOf(list, StringComparison.Ordinal);
        Assert.That(start, Is.Positive, message);
        return message[(start + list.Length)..^1].Split(", ");
    }

    static IEnumerable<object[]> PathsOf(JsonNode node, object[] path)
    {
        if (path.Length > 0) yield return path;
        var children = node switch
        {
            JsonObject o => o.Select(f => ((object)f.Key, f.Value)),
            JsonArray a => a.Select((v, i) => ((object)i, v)),
            _ => [],
        };
        foreach (var (step, child) in children)
            foreach (var below in child is null ? [[.. path, step]] : PathsOf(child, [.. path, step])) yield return below;
    }

    static string Changed(string json, object[] path, Action<JsonNode, object> change)
    {
        var root = JsonNode.Parse(json)!;
        change(path[..^1].Aggregate(root, (node, step) => At(node, step)!), path[^1]);
        return root.ToJsonString();
    }

    static JsonNode? At(JsonNode owner, object step) => step is int index ? owner[index] : owner[(string)step];

    static void Set(JsonNode owner, object step, JsonNode? value)
    {
        if (step is int index) owner[index] = value;
        else owner[(string)step] = value;
    }

    static void Remove(JsonNode owner, object step)
    {
        if (step is int index) owner.AsArray().RemoveAt(index);
        else owner.AsObject().Remove((string)step);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
