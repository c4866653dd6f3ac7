using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Automations.Documents;

/// <summary>What documents may say, and what is told when they do not.</summary>
public sealed class ReadingTests
{
    const string Do = "\"actions\": [{ \"type\": \"do-nothing\" }]";

    [TestCase("{ 'triggers': [], 'require': 'all' }", "compound")]
    [TestCase("{ 'triggers': [] }", "sequence")]
    [TestCase("{ 'posture': 'Metric', 'metric': { 'name': 'duration', 'operator': '>', 'threshold': 1 } }", "metric")]
    [TestCase("{ 'metric': { 'name': 'duration', 'operator': '>', 'threshold': 1 } }", "metric")]
    [TestCase("{ }", "event")]
    [TestCase("{ 'triggers': [{ 'expect': ['a'] }, { 'type': 'stays', 'state': 'RUNNING', 'for': 5 }], 'require': 1 }", "compound")]
    public void Parse_TriggerWithoutType_HasTheTypeOfItsShape(string trigger, string type) => Assert.That(Trigger(trigger).Type, Is.EqualTo(type));

    [Test]
    public void Parse_NothingButWhatIsRequired_HasDefaults()
    {
        var automation = AutomationJson.Parse($$"""{ "name": "n", "trigger": {}, "actions": [] }""").Single();

        var trigger = (EventTrigger)automation.Trigger;
        Assert.That((automation.Name, automation.Description, automation.Enabled, automation.OwnerResource), Is.EqualTo(("n", "", true, (string?)null)));
        Assert.That((trigger.Posture, trigger.Threshold, trigger.Within, trigger.Grace), Is.EqualTo((TriggerPosture.Reactive, 1, TimeSpan.Zero, TimeSpan.Zero)));
        Assert.That(automation.ExceptsOwnEffects, Is.False);
        Assert.That((automation.Tags.Count, automation.ActionsOnTrigger.Count, automation.ActionsOnResolve.Count, trigger.MatchRelated.Count), Is.EqualTo((0, 0, 0, 0)));
    }

    [Test]
    public void Parse_NamesOfPrefect_AreOurs()
    {
        var trigger = (EventTrigger)Trigger("""
            { "match": { "prefect.resource.id": ["prefect.flow-run.*", "!prefect.flow-run.x"] }, "match_related": [{ "prefect.resource.role": "flow" }, {}],
              "expect": ["prefect.flow-run.Completed", "prefect-cloud.x", "prefect.flow-run.Completed"], "for_each": ["related:flow:prefect.resource.name"] }
            """);

        Assert.That(trigger.Match.ToString(), Is.EqualTo("{orchestrix.resource.id: orchestrix.flow-run.* | !orchestrix.flow-run.x}"));
        Assert.That(trigger.MatchRelated.Select(m => m.ToString()), Is.EqualTo(new[] { "{orchestrix.resource.role: flow}", "{}" }));
        Assert.That(trigger.Expect.Select(e => e.Text), Is.EqualTo(new[] { "orchestrix.flow-run.Completed", "prefect-cloud.x" }));
        Assert.That(trigger.ForEach, Is.EqualTo(new[] { "related:flow:orchestrix.resource.name" }));
    }

    [Test]
    public void Parse_OwnFieldsOfTriggers_AreRead()
    {
        var composite = (CompoundTrigger)Trigger("""
            { "type": "compound", "require": "any", "within": 0.5, "correlate": true, "ignore_own_effects": true, "triggers": [
              { "posture": "Proactive", "within": 60, "grace": 1.5, "for_each": ["orchestrix.resource.id"], "unless": { "event": ["a", "b.*"], "within": 30, "match": { "x": "y" } } },
              { "type": "stays", "kind": "task-run", "state": "RUNNING", "for": 3600, "grace": 2, "unless": { "event": "c", "within": 1 } } ] }
            """);

        var proactive = (EventTrigger)composite.Triggers[0];
        var stays = (StaysTrigger)composite.Triggers[1];
        Assert.That((composite.Within, composite.Correlate, composite.ExceptOwnEffects, composite.Require), Is.EqualTo((TimeSpan.FromSeconds(0.5), true, true, PartsRequired.Any)));
        Assert.That((proactive.Grace, proactive.Unless!.Within, proactive.Unless.Match.ToString()), Is.EqualTo((TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(30), "{x: y}")));
        Assert.That(proactive.Unless.Events.Select(e => e.Text), Is.EqualTo(new[] { "a", "b.*" }));
        Assert.That((stays.Kind, stays.StateType, stays.For, stays.Grace), Is.EqualTo((ResourceKinds.TaskRun, "RUNNING", TimeSpan.FromHours(1), TimeSpan.FromSeconds(2))));
    }

    [TestCase("true", true)]
    [TestCase("'true'", true)]
    [TestCase("'False'", false)]
    [TestCase("false", false)]
    public void Parse_EnabledAsWordOrFlag_IsRead(string enabled, bool expected) =>
        Assert.That(Parse($"{{ 'name': 'n', 'enabled': {enabled}, 'trigger': {{}}, {Do} }}").Single().Enabled, Is.EqualTo(expected));

    [TestCase("[{0}, {1}]")]
    [TestCase("{{ 'automations': [{0}, {1}] }}")]
    public void Read_SeveralAutomations_GivesThoseWithoutMistakesAndNumbersTheOthers(string form)
    {
        var document = AutomationJson.Read(Quotes(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, $"{{ 'name': 'one', 'trigger': {{}}, {Do} }}", "{ 'name': 'two', 'trigger': { 'within': -1 }, 'actions': [] }")));

        Assert.That(document.Automations.Single().Name, Is.EqualTo("one"));
        Assert.That(document.Mistakes.Select(m => (m.Path, m.Automation)), Is.EqualTo(new[] { ("1.trigger.within", "two") }));
    }

    [TestCase("prefect.flow-run.Pending", "'source': 'inferred'", "{}")]
    [TestCase("orchestrix.flow-run.*", "'deployment_id': 'd'", "{}")]
    [TestCase("orchestrix.flow-run.Scheduled", "'deployment_id': 'd'", "{ 'orchestrix.resource.id': ['x', 'prefect.flow-run.*'] }")]
    public void Read_DeploymentThatWouldRunWithoutEnd_IsAMistakeOfTheWhole(string expect, string target, string match)
    {
        var document = AutomationJson.Read(Quotes($"[{{ 'name': 'n', 'trigger': {{ 'expect': ['{expect}'], 'match': {match} }}, 'actions': [{{ 'type': 'run-deployment', {target} }}] }}]"));

        Assert.That(document.Mistakes.Select(m => m.Path), Is.EqualTo(new[] { "0" }));
    }

    [TestCase("prefect.flow-run.Completed", "'source': 'inferred'", "{}")]
    [TestCase("orchestrix.flow-run.Running", "'deployment_id': 'd'", "{ 'team': 'a' }")]
    public void Parse_DeploymentThatComesToAnEnd_IsFine(string expect, string target, string match) =>
        Parse($"{{ 'name': 'n', 'trigger': {{ 'expect': ['{expect}'], 'match': {match} }}, 'actions': [{{ 'type': 'run-deployment', {target} }}] }}");

    [TestCase("'within': 1e-7", 1)]
    [TestCase("'within': 0.25", 2_500_000)]
    [TestCase("'within': 1.5e2", 1_500_000_000)]
    public void Parse_Seconds_AreExact(string within, long ticks) => Assert.That(((EventTrigger)Trigger($"{{ {within} }}")).Within.Ticks, Is.EqualTo(ticks));

    [TestCase("PT1M30S", 90)]
    [TestCase(90.0, 90)]
    public void Parse_ScheduleAfter_MayBeIso8601AsInPrefect(object value, int seconds)
    {
        var text = value is string s ? $"'{s}'" : "90";
        var automation = Parse($"{{ 'name': 'n', 'trigger': {{}}, 'actions': [{{ 'type': 'run-deployment', 'deployment_id': 'd', 'schedule_after': {text} }}] }}").Single();

        Assert.That(AutomationJson.Write(automation), Does.Contain($"\"schedule_after\": {seconds}"));
    }

    static Trigger Trigger(string trigger) => Parse($"{{ 'name': 'n', 'trigger': {trigger}, {Do} }}").Single().Trigger;

    static IReadOnlyList<Automation> Parse(string json) => AutomationJson.Parse(Quotes(json));

    static string Quotes(string json) => json.Replace('\'', '"');
}
