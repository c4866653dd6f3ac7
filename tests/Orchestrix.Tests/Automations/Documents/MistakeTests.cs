using Orchestrix.Automations;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>One mistake gives one error, at its place, with its mend.</summary>
public sealed class MistakeTests
{
    static IEnumerable<TestCaseData> OfTheDocument()
    {
        yield return Case("'text'", "", "The document is the text 'text'; it has to be an object");
        yield return Case("{ 'name': 'n', 'actions': [] }", "trigger", "'trigger' is missing.");
        yield return Case("{ 'name': 'n', 'trigger': {} }", "actions", "'actions' is missing.");
        yield return Case("{ 'name': ' ', 'trigger': {}, 'actions': [] }", "name", "is empty");
        yield return Case("{ 'name': 5, 'trigger': {}, 'actions': [] }", "name", "'name' is 5; it has to be a text.");
        yield return Case("{ 'name': 'n', 'trigger': {}, 'actions': {} }", "actions", "it has to be a list of actions");
        yield return Case("{ 'name': 'n', 'trigger': {}, 'actions': [], 'actions_on_triger': [] }", "actions_on_triger", "Did you mean 'actions_on_trigger'?");
        yield return Case("{ 'name': 'n', 'trigger': {}, 'actions': [], 'enabled': 'yes' }", "enabled", "it has to be true or false");
        yield return Case("{ 'name': 'n', 'trigger': {}, 'actions': [], 'tags': 'a' }", "tags", "it has to be a list of texts");
        yield return Case("{ 'name': 'n', 'trigger': {}, 'actions': [], 'tags': ['a', 1] }", "tags.1", "Item 1 of 'tags' is 1; it has to be a text.");
        yield return Case("{ 'name': 'n', 'trigger': {}, 'actions': [], 'description': null }", "description", "is null");
        yield return Case("{ 'name': 'n', 'trigger': {}, 'actions': [], 'owner_resource': 5 }", "owner_resource", "has to be a text");
        yield return Case("{ 'automations': {} }", "automations", "it has to be a list of automations");
        yield return Case("{ 'automations': [], 'name': 'x' }", "name", "A document with a list of automations has no field 'name'.");
        yield return Case("[5]", "0", "Item 0 is 5; it has to be an object");
    }

    static IEnumerable<TestCaseData> OfTriggers()
    {
        yield return Case("5", "trigger", "it has to be an object");
        yield return Case("{ 'type': 'sequense' }", "trigger.type", "Did you mean 'sequence'?");
        yield return Case("{ 'type': null }", "trigger.type", "'type' is null; it has to be 'event', 'compound', 'sequence', 'metric' or 'stays'.");
        yield return Case("{ 'posture': 'reactive' }", "trigger.posture", "Did you mean 'Reactive'?");
        yield return Case("{ 'expects': ['a'] }", "trigger.expects", "A trigger of type 'event' has no field 'expects'. Did you mean 'expect'?");
        yield return Case("{ 'forEach': ['a'] }", "trigger.forEach", "Did you mean 'for_each'?");
        yield return Case("{ 'colour': 1 }", "trigger.colour", "The fields are: type,");
        yield return Case("{ 'require': 1 }", "trigger.require", "has no field 'require'");
        yield return Case("{ 'expect': ['a', ''] }", "trigger.expect.1", "Item 1 of 'expect' is empty.");
        yield return Case("{ 'after': 'a' }", "trigger.after", "it has to be a list of texts");
        yield return Case("{ 'for_each': [''] }", "trigger.for_each", "a label without a name");
        yield return Case("{ 'threshold': 1.5 }", "trigger.threshold", "a whole number");
        yield return Case("{ 'threshold': '5' }", "trigger.threshold", "without quotes");
        yield return Case("{ 'threshold': 1e30 }", "trigger.threshold", "it has to lie between");
        yield return Case("{ 'within': '10m' }", "trigger.within", "it has to be a number of seconds: write 600, without quotes.");
        yield return Case("{ 'within': 'PT1H' }", "trigger.within", "write 3600, without quotes");
        yield return Case("{ 'within': 'soon' }", "trigger.within", "for example 600");
        yield return Case("{ 'within': 1e12 }", "trigger.within", "it must not be more than 100 years");
        yield return Case("{ 'within': 1e999 }", "trigger.within", "it must not be more than 100 years");
        yield return Case("{ 'grace': 5 }", "trigger.grace", "belongs to a trigger that waits");
        yield return Case("{ 'posture': 'Proactive', 'grace': -5 }", "trigger.grace", "must not be negative");
        yield return Case("{ 'ignore_own_effects': 1 }", "trigger.ignore_own_effects", "true or false");
        yield return Case("{ 'match': [] }", "trigger.match", "'match' is a list; it has to be an object");
        yield return Case("{ 'match': { '': 'x' } }", "trigger.match.", "empty name");
        yield return Case("{ 'match': { 'a': ['x', 1] } }", "trigger.match.a.1", "a pattern of a label is a text");
        yield return Case($"{{ 'match': {{ 'a': ['{new string('a', 2_000)}', '{new string('*', 1_025)}'] }} }}", "trigger.match.a.1", "a pattern of 1,025 characters");
        yield return Case($"{{ 'expect': ['{new string('*', 1_025)}'] }}", "trigger.expect.0", "a pattern of 1,025 characters");
        yield return Case($"{{ 'unless': {{ 'event': '{new string('*', 1_025)}', 'within': 5 }} }}", "trigger.unless.event", "a pattern of 1,025 characters");
        yield return Case("{ 'match': { 'prefect.resource.id': 'x', 'orchestrix.resource.id': 'y' } }", "trigger.match.orchestrix.resource.id", "which is given too");
        yield return Case("{ 'match_related': [{}, 'x'] }", "trigger.match_related.1", "it has to be an object");
        yield return Case("{ 'unless': 'x' }", "trigger.unless", "it has to be an object");
        yield return Case("{ 'unless': { 'event': 'x' } }", "trigger.unless.within", "'within' is missing");
        yield return Case("{ 'unless': { 'within': 5 } }", "trigger.unless.event", "'event' is missing");
        yield return Case("{ 'unless': { 'event': [], 'within': 5 } }", "trigger.unless.event", "names nothing");
        yield return Case("{ 'unless': { 'event': '', 'within': 5 } }", "trigger.unless.event", "names nothing");
        yield return Case("{ 'unless': { 'event': 5, 'within': 5 } }", "trigger.unless.event", "list of texts");
        yield return Case("{ 'unless': { 'event': 'x', 'within': 0 } }", "trigger.unless.within", "more than 0 seconds");
        yield return Case("{ 'unless': { 'events': 'x', 'event': 'x', 'within': 1 } }", "trigger.unless.events", "Did you mean 'event'?");
    }

    static IEnumerable<TestCaseData> OfCompositesAndOthers()
    {
        yield return Case("{ 'type': 'compound', 'require': 'all' }", "trigger.triggers", "'triggers' is missing");
        yield return Case("{ 'type': 'compound', 'triggers': [{}] }", "trigger.require", "'require' is missing");
        yield return Case("{ 'triggers': {}, 'require': 1 }", "trigger.triggers", "it has to be a list of triggers");
        yield return Case("{ 'triggers': [{}, {}], 'require': 3 }", "trigger.require", "it has to lie between 1 and 2");
        yield return Case("{ 'triggers': [], 'require': 1 }", "trigger.require", "there are no triggers");
        yield return Case("{ 'triggers': [{}], 'require': 'al' }", "trigger.require", "Did you mean 'all'?");
        yield return Case("{ 'triggers': [{}], 'require': true }", "trigger.require", "it has to be \"any\", \"all\" or the number");
        yield return Case("{ 'triggers': [{}], 'within': -1 }", "trigger.within", "must not be negative");
        yield return Case("{ 'triggers': [{}, { 'triggers': [{ 'match': { 'a': 5 } }] }] }", "trigger.triggers.1.triggers.0.match.a", "patterns of a label");
        yield return Case("{ 'triggers': [{ 'for_each': ['a'] }, {}], 'correlate': true }", "trigger.correlate", "no label that all the triggers look at separately");
        yield return Case("{ 'type': 'metric' }", "trigger.metric", "'metric' is missing");
        yield return Case("{ 'metric': 5 }", "trigger.metric", "it has to be an object");
        yield return Case("{ 'metric': { 'operator': '<', 'threshold': 1 } }", "trigger.metric.name", "'name' is missing");
        yield return Case("{ 'metric': { 'name': 'success', 'operator': '<', 'threshold': 1 } }", "trigger.metric.name", "Did you mean 'successes'?");
        yield return Case("{ 'metric': { 'name': 'successes', 'operator': '<', 'threshold': 'x' } }", "trigger.metric.threshold", "it has to be a number");
        yield return Case("{ 'metric': { 'name': 'successes', 'operator': '<', 'threshold': 1, 'firing_for': 299 } }", "trigger.metric.firing_for", "at least 300 seconds");
        yield return Case("{ 'metric': { 'name': 'successes', 'operator': '<', 'threshold': 1 }, 'posture': 'Reactive' }", "trigger.posture", "it has to be 'Metric'");
        yield return Case("{ 'type': 'stays', 'for': 5 }", "trigger.state", "'state' is missing");
        yield return Case("{ 'type': 'stays', 'state': 'RUNING', 'for': 5 }", "trigger.state", "Did you mean 'RUNNING'?");
        yield return Case("{ 'type': 'stays', 'state': 'RUNNING' }", "trigger.for", "'for' is missing");
        yield return Case("{ 'type': 'stays', 'state': 'RUNNING', 'for': 0 }", "trigger.for", "more than 0 seconds");
        yield return Case("{ 'type': 'stays', 'state': 'RUNNING', 'for': 5, 'kind': 'flow' }", "trigger.kind", "it has to be 'flow-run' or 'task-run'");
    }

    static IEnumerable<TestCaseData> OfActions()
    {
        yield return Case("5", "actions.0", "it has to be an object");
        yield return Case("{ }", "actions.0.type", "'type' is missing");
        yield return Case("{ 'type': 5 }", "actions.0.type", "it has to be a text");
        yield return Case("{ 'type': 'run-deploymant' }", "actions.0.type", "Did you mean 'run-deployment'?");
        yield return Case("{ 'type': 'explode' }", "actions.0.type", "The types are: call-webhook, cancel-flow-run,");
        yield return Case("{ 'type': 'do-nothing', 'x': 1 }", "actions.0.x", "An action of type 'do-nothing' has no field 'x'.");
        yield return Case("{ 'type': 'run-deployment', 'deployment_id': null }", "actions.0.deployment_id", "is null. Give the id, or set 'source' to \"inferred\"");
        yield return Case("{ 'type': 'run-deployment', 'deployment_id': '' }", "actions.0.deployment_id", "is empty");
        yield return Case("{ 'type': 'run-deployment', 'deployment_id': 5 }", "actions.0.deployment_id", "has to be a text");
        yield return Case("{ 'type': 'run-deployment', 'source': 'guessed', 'deployment_id': 'x' }", "actions.0.source", "it has to be 'selected' or 'inferred'");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'job_variables': [] }", "actions.0.job_variables", "an object or null");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'schedule_after': 'PT-5S' }", "actions.0.schedule_after", "it has to be a number of seconds");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'schedule_after': '-PT5S' }", "actions.0.schedule_after", "must not be negative");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'parameters': { 'a': [{ '__prefect_kind': 'none' }] } }", "actions.0.parameters.a.0.value", "'value' is missing");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'parameters': { 'a': { '__prefect_kind': 'jinja' } } }", "actions.0.parameters.a.template", "'template' is missing");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'parameters': { 'a': { '__prefect_kind': 'jinja', 'template': 5 } } }", "actions.0.parameters.a.template", "has to be a text");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'parameters': { 'a': { '__prefect_kind': 'json', 'value': '{' } } }", "actions.0.parameters.a.value", "not valid JSON");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'parameters': { 'a': { '__prefect_kind': 'json', 'value': { '__prefect_kind': 'none' } } } }", "actions.0.parameters.a.value.value", "'value' is missing");
        yield return Case("{ 'type': 'run-deployment', 'source': 'inferred', 'parameters': { 'a': { '__prefect_kind': 'jsn', 'value': 1 } } }", "actions.0.parameters.a.__prefect_kind", "Did you mean 'json'?");
        yield return Case("{ 'type': 'change-flow-run-state' }", "actions.0.state", "'state' is missing");
        yield return Case("{ 'type': 'change-flow-run-state', 'state': 'Completed' }", "actions.0.state", "Did you mean 'COMPLETED'?");
        yield return Case("{ 'type': 'change-flow-run-state', 'state': 'FAILED', 'force': 1 }", "actions.0.force", "true or false");
        yield return Case("{ 'type': 'send-notification', 'body': 'x' }", "actions.0.block_document_id", "is missing");
        yield return Case("{ 'type': 'call-webhook', 'block_document_id': 'x', 'payload': [] }", "actions.0.payload", "has to be a text");
        yield return Case("{ 'type': 'send-email-notification', 'emails': [], 'body': 'x' }", "actions.0.emails", "is empty");
        yield return Case("{ 'type': 'notify', 'channel': 'console' }", "actions.0.body", "'body' is missing");
        yield return Case("{ 'type': 'notify', 'channel': '', 'body': '' }", "actions.0.channel", "is empty");
        yield return Case("{ 'type': 'delegate' }", "actions.0.name", "'name' is missing");
        yield return Case("{ 'type': 'run-flow' }", "actions.0.flow", "'flow' is missing");
        yield return Case("{ 'type': 'run-flow', 'flow': 'f', 'parameters': '10' }", "actions.0.parameters", "it has to be an object or null");
        yield return Case("{ 'type': 'emit-event', 'event': 'e' }", "actions.0.resource", "'resource' is missing");
        yield return Case("{ 'type': 'emit-event', 'event': 'e', 'resource': {} }", "actions.0.resource.orchestrix.resource.id", "is missing");
        yield return Case("{ 'type': 'emit-event', 'event': 'e', 'resource': { 'prefect.resource.id': '' } }", "actions.0.resource.prefect.resource.id", "is empty");
        yield return Case("{ 'type': 'emit-event', 'event': 'e', 'resource': { 'prefect.resource.id': 5 } }", "actions.0.resource.prefect.resource.id", "has to be a text");
        yield return Case("{ 'type': 'emit-event', 'event': 'e', 'resource': { 'prefect.resource.id': 'a' }, 'related': [{ 'prefect.resource.id': 'a' }] }", "actions.0.related.0.orchestrix.resource.role", "is missing");
        yield return Case("{ 'type': 'emit-event', 'event': 'e', 'resource': { 'prefect.resource.id': 'a' }, 'payload': 5 }", "actions.0.payload", "it has to be an object");
    }

    [TestCaseSource(nameof(OfTheDocument))]
    public void Read_OneMistakeInADocument_IsToldOnceAtItsPlace(string json, string path, string part) => AssertOne(json, path, part);

    [TestCaseSource(nameof(OfTriggers))]
    [TestCaseSource(nameof(OfCompositesAndOthers))]
    public void Read_OneMistakeInATrigger_IsToldOnceAtItsPlace(string trigger, string path, string part) =>
        AssertOne($"{{ 'name': 'n', 'trigger': {trigger}, 'actions': [] }}", path, part);

    [TestCaseSource(nameof(OfActions))]
    public void Read_OneMistakeInAnAction_IsToldOnceAtItsPlace(string action, string path, string part)
    {
        AssertOne($"{{ 'name': 'n', 'trigger': {{}}, 'actions': [{action}] }}", path, part);
        AssertOne($"{{ 'name': 'n', 'trigger': {{}}, 'actions': [], 'actions_on_resolve': [{action}] }}", path.Replace("actions.", "actions_on_resolve.", StringComparison.Ordinal), part.Replace("'actions'", "'actions_on_resolve'", StringComparison.Ordinal));
    }

    [Test]
    public void Read_FieldsThatPrefectAdds_AreIgnored() => Assert.That(
        AutomationJson.Read("""{ "id": 1, "created": "x", "updated": null, "name": "n", "trigger": { "id": 1, "triggers": [{ "id": "2" }] }, "actions": [] }""").Mistakes, Is.Empty);

    [Test]
    public void Read_SeveralMistakes_TellsAllInTheirOrderWithLineAndColumn()
    {
        var document = AutomationJson.Read(
            """
            {
              "name": "n",
              "trigger": { "within": "10m",
                "expect": "é", "threshold": 1.5 },
              "actions": [ { "type": "notify" } ]
            }
            """);

        Assert.That(document.Mistakes.Select(m => $"{m.Line}:{m.Column} {m.Path}"), Is.EqualTo(new[]
        {
            "3:26 trigger.within", "4:15 trigger.expect", "4:33 trigger.threshold", "5:16 actions.0.channel", "5:16 actions.0.body",
        }));
        Assert.That(document.Mistakes.Select(m => m.Automation), Is.All.EqualTo("n"));
        Assert.That(document.Mistakes[0].ToString(), Does.StartWith("Line 3, column 26, trigger.within: 'within' is the text '10m'"));
    }

    [Test]
    public void Parse_DocumentWithMistakes_ThrowsAllOfThem()
    {
        var thrown = Assert.Throws<InvalidAutomationException>(() => AutomationJson.Parse("""{ "trigger": {}, "actions": 5 }"""));

        Assert.That(thrown.Mistakes.Select(m => m.Path), Is.EqualTo(new[] { "name", "actions" }));
        Assert.That(thrown.Message, Does.StartWith("The document has 2 mistakes."));
    }

    [Test]
    public void Read_GuideBodyAsPrinted_IsRejectedForItsTwoMistakes()
    {
        Assert.That(AutomationJson.Read(Guide.Printed).Mistakes.Select(m => m.Path), Is.EquivalentTo(new[] { "actions.0.deployment_id", "actions.0.parameters" }));

        var automation = AutomationJson.Parse(Guide.Corrected).Single();
        Assert.That((automation.Enabled, automation.OwnerResource), Is.EqualTo((true, "string")));
        Assert.That(AutomationJson.Parse(Guide.Corrected.Replace("\"enabled\": \"true\"", "\"enabled\": \"false\"", StringComparison.Ordinal)).Single().Enabled, Is.False);
    }

    static TestCaseData Case(string json, string path, string part) => new TestCaseData(json, path, part).SetArgDisplayNames(json);

    static void AssertOne(string json, string path, string part)
    {
        var document = AutomationJson.Read(json.Replace('\'', '"'));

        Assert.That(document.Mistakes.Select(m => m.Path), Is.EqualTo(new[] { path }), string.Join('\n', document.Mistakes));
        Assert.That(document.Mistakes[0].Message, Does.Contain(part).And.EndsWith(".").Or.EndsWith("?"));
        Assert.That(document.Automations, Is.Empty);
    }
}
