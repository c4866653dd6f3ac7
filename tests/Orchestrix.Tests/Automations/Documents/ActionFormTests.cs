using System.Text.Json.Nodes;
using Orchestrix.Automations;
using Orchestrix.Automations.Documents;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>Each type of action has its form: what may be left out has a default, and what is written is what was read.</summary>
public sealed class ActionFormTests
{
    const string Id = "11111111-1111-4111-8111-111111111111", Subject = "Orchestrix automated notification";

    static IEnumerable<TestCaseData> Forms()
    {
        yield return Form("do-nothing", "{}", "{}");
        yield return Form("cancel-flow-run", "{}", "{}");
        yield return Form("suspend-flow-run", "{}", "{}");
        yield return Form("resume-flow-run", "{}", "{}");
        yield return Form("delete-flow-run", "{}", "{}");
        yield return Form("declare-incident", "{}", "{}");
        yield return Form("run-deployment", "{ 'source': 'inferred' }", "{ 'source': 'inferred', 'parameters': null, 'job_variables': null, 'schedule_after': 0 }");
        yield return Form(
            "run-deployment", "{ 'deployment_id': 'nightly', 'parameters': { 'num': 10, 'x': { '__prefect_kind': 'json', 'value': '[1]' } }, 'job_variables': {}, 'schedule_after': 2.5 }",
            "{ 'source': 'selected', 'deployment_id': 'nightly', 'parameters': { 'num': 10, 'x': { '__prefect_kind': 'json', 'value': '[1]' } }, 'job_variables': {}, 'schedule_after': 2.5 }");
        foreach (var (kind, types) in new[] { ("deployment", 2), ("work_pool", 2), ("work_queue", 2), ("automation", 2) })
        {
            foreach (var verb in new[] { "pause", "resume" }.Take(types))
            {
                var type = $"{verb}-{kind.Replace('_', '-')}";
                yield return Form(type, $"{{ '{kind}_id': '{Id}' }}", $"{{ 'source': 'selected', '{kind}_id': '{Id}' }}");
                yield return Form(type, $"{{ 'source': 'inferred', '{kind}_id': null }}", "{ 'source': 'inferred' }");
            }
        }

        yield return Form("change-flow-run-state", "{ 'state': 'FAILED' }", "{ 'state': 'FAILED', 'name': null, 'message': null, 'force': false }");
        yield return Form("change-flow-run-state", "{ 'state': 'CANCELLED', 'name': 'Stopped', 'message': 'why', 'force': 'true' }", "{ 'state': 'CANCELLED', 'name': 'Stopped', 'message': 'why', 'force': true }");
        yield return Form("send-notification", $"{{ 'block_document_id': '{Id}', 'body': '{{{{ event.id }}}}' }}", $"{{ 'block_document_id': '{Id}', 'subject': '{Subject}', 'body': '{{{{ event.id }}}}' }}");
        yield return Form("send-email-notification", "{ 'emails': ['a@b.example'], 'body': '' }", $"{{ 'emails': ['a@b.example'], 'subject': '{Subject}', 'body': '' }}");
        yield return Form("call-webhook", $"{{ 'block_document_id': '{Id}' }}", $"{{ 'block_document_id': '{Id}', 'payload': '' }}");
        yield return Form("call-webhook", $"{{ 'block_document_id': '{Id}', 'payload': {{ 'a': [1] }} }}", $"{{ 'block_document_id': '{Id}', 'payload': '{{\\n  \\'a\\': [\\n    1\\n  ]\\n}}' }}");
        yield return Form("notify", "{ 'channel': 'ops', 'body': 'x' }", "{ 'channel': 'ops', 'body': 'x' }");
        yield return Form("notify", "{ 'channel': 'ops', 'body': 'x', 'subject': 's' }", "{ 'channel': 'ops', 'body': 'x', 'subject': 's' }");
        yield return Form("delegate", "{ 'name': 'send invoice' }", "{ 'name': 'send invoice' }");
        yield return Form("run-flow", "{ 'flow': 'Build' }", "{ 'flow': 'Build', 'parameters': {}, 'schedule_after': 0 }");
        yield return Form("run-flow", "{ 'flow': 'Build', 'parameters': { 'num': [1.50, null] }, 'schedule_after': 'PT1M' }", "{ 'flow': 'Build', 'parameters': { 'num': [1.50, null] }, 'schedule_after': 60 }");
        yield return Form(
            "emit-event", "{ 'event': 'prefect.flow-run.x', 'resource': { 'prefect.resource.id': 'prefect.flow-run.a', 'b': 'c' } }",
            "{ 'event': 'orchestrix.flow-run.x', 'resource': { 'orchestrix.resource.id': 'orchestrix.flow-run.a', 'b': 'c' }, 'related': [], 'payload': {} }");
        yield return Form(
            "emit-event", "{ 'event': 'e', 'resource': { 'orchestrix.resource.id': 'a' }, 'related': [{ 'orchestrix.resource.id': 'b', 'orchestrix.resource.role': 'r' }], 'payload': { 'x': 1 } }",
            "{ 'event': 'e', 'resource': { 'orchestrix.resource.id': 'a' }, 'related': [{ 'orchestrix.resource.id': 'b', 'orchestrix.resource.role': 'r' }], 'payload': { 'x': 1 } }");
    }

    [TestCaseSource(nameof(Forms))]
    public void Write_ActionThatWasRead_HasItsDefaults(string type, string given, string written)
    {
        var automation = AutomationJson.Parse(Document(type, given)).Single();

        var once = AutomationJson.Write(automation);
        var action = JsonNode.Parse(once)!["actions"]![0]!;

        var expected = JsonNode.Parse(Quotes(written))!.AsObject();
        expected["type"] = type;
        Assert.That(JsonNode.DeepEquals(action, expected), action.ToJsonString());
        Assert.That(AutomationJson.Write(AutomationJson.Parse(once).Single()), Is.EqualTo(once));
    }

    [Test]
    public void Forms_OfAllTypes_AreTried() =>
        Assert.That(Forms().Select(f => (string)f.Arguments[0]!).Distinct(), Is.EquivalentTo(ActionForms.Types));

    [Test]
    public void Use_FieldsOfAType_AreThoseOfTheDocument()
    {
        Automation automation = new("n", When.Event("a"), Then.Use("call-webhook", new JsonObject { ["block_document_id"] = Id }), Then.Use("send-invoice", new JsonObject { ["amount"] = 5 }));

        var written = JsonNode.Parse(AutomationJson.Write(automation))!["actions"]!;

        Assert.That(written[0]!.ToJsonString(), Is.EqualTo($$"""{"type":"call-webhook","block_document_id":"{{Id}}","payload":""}"""));
        Assert.That(written[1]!.ToJsonString(), Is.EqualTo("""{"type":"send-invoice","amount":5}"""));
    }

    static TestCaseData Form(string type, string given, string written) => new TestCaseData(type, given, written).SetArgDisplayNames(type, given);

    static string Document(string type, string fields)
    {
        var action = JsonNode.Parse(Quotes(fields))!.AsObject();
        action["type"] = type;
        return $$"""{ "name": "n", "trigger": {}, "actions": [{{action.ToJsonString()}}] }""";
    }

    static string Quotes(string json) => json.Replace("\\'", "\\\"", StringComparison.Ordinal).Replace('\'', '"');
}
