using System.Text.Json;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Automations;

/// <summary>Actions are rendered as they would be executed, without a host.</summary>
public sealed class AutomationPreviewTests
{
    static readonly DateTimeOffset Moment = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

    static class Jobs
    {
        [Flow] public static int RebuildWith(int count, string note) => count + note.Length;
    }

    [Test]
    public void Render_EveryKindOfAction_GivesItsFields()
    {
        var automation = AutomationJson.Parse(
            """
            { "name": "n", "trigger": { "expect": ["a"], "for_each": ["colour"] },
              "actions": [
                { "type": "notify", "channel": "ops", "body": "{{ event.resource.id }} {{ labels.colour }} {{ firing.triggered }}" },
                { "type": "run-flow", "flow": "Rebuild", "parameters": { "count": "{{ event.payload.n }}" } },
                { "type": "emit-event", "event": "b", "resource": { "orchestrix.resource.id": "x.{{ event.payload.n }}" } },
                { "type": "call-webhook", "block_document_id": "crm", "payload": { "n": "{{ event.payload.n }}" } },
                { "type": "cancel-flow-run" },
                { "type": "notify", "channel": "ops", "body": "{{ 1 / 0 }}" } ],
              "actions_on_trigger": [{ "type": "notify", "channel": "ops", "body": "{{ event.name }} {{ event.payload.triggering_event.event }}" }],
              "actions_on_resolve": [{ "type": "notify", "channel": "ops", "body": "{{ firing.state }} {{ firing.value }}" }] }
            """).Single();

        var rendered = AutomationPreview.Render(automation, Event());

        Assert.That(rendered.Select(r => r.Index), Is.EqualTo(Enumerable.Range(0, 7)));
        Assert.That(Fields(rendered[0]), Is.EqualTo("""{"channel":"ops","body":"thing.1 red 2026-05-06T07:08:09+00:00","subject":"n"}"""));
        Assert.That(Fields(rendered[1]), Is.EqualTo("""{"flow":"Rebuild","parameters":{"count":5},"schedule_after":0}"""));
        Assert.That(Fields(rendered[2]), Is.EqualTo("""{"event":"b","resource":{"orchestrix.resource.id":"x.5"},"related":[],"payload":{}}"""));
        Assert.That(rendered[3].Fields.GetProperty("payload").GetString(), Is.EqualTo("{\n  \"n\": \"5\"\n}"));
        Assert.That((rendered[4].Type, Fields(rendered[4])), Is.EqualTo(("cancel-flow-run", "{}")));
        Assert.That((rendered[5].Type, rendered[5].Failure, rendered[5].Fields.ValueKind), Is.EqualTo(("notify", "Template rendering failed: body, line 1, column 6 ({{ 1 / 0 }}): it divides by zero. Test the divisor first.", JsonValueKind.Undefined)));
        Assert.That(rendered[6].Fields.GetProperty("body").GetString(), Is.EqualTo("orchestrix.automation.triggered a"));

        var resolved = AutomationPreview.Render(automation, options: new PreviewOptions { State = TriggerState.Resolved, Value = 0.5 });
        Assert.That(resolved.Single().Fields.GetProperty("body").GetString(), Is.EqualTo("Resolved 0.5"));
    }

    [Test]
    public void Render_CodeOfTheApplication_SaysThatItIs()
    {
        var rendered = AutomationPreview.Render(new Automation(
            "n", When.Event("a"), Then.Notify("ops", _ => "x"), Then.Do("invoice", _ => { }), Then.RunFlow(() => Jobs.RebuildWith(1, "{{ kept }}")), Then.Use<Orchestrix.Actions.IActionHandler>()));

        Assert.That(rendered[0].Failure, Does.StartWith("its text is made by a delegate"));
        Assert.That((rendered[1].Type, Fields(rendered[1])), Is.EqualTo(("delegate", """{"name":"invoice"}""")));
        Assert.That(rendered[2].Fields.GetProperty("parameters").GetProperty("note").GetProperty("value").GetString(), Is.EqualTo("{{ kept }}"));
        Assert.That(rendered[3].Failure, Is.EqualTo("It is code of the application, which can only be executed."));
    }

    [Test]
    public void Render_WithoutAnEvent_LeavesItOut() => Assert.That(
        AutomationPreview.Render(new Automation("n", When.Event("a"), Then.Notify("ops", "[{{ event.id }}{{ event }}]")), options: new PreviewOptions { Fired = Moment }).Single().Fields.GetProperty("body").GetString(),
        Is.EqualTo("[None]"));

    [Test]
    public void Write_TemplatesAndTextsThatOnlyLookLikeOne_MeanTheSameWhenRead()
    {
        Automation automation = new("n", When.Event("a"),
            Then.Notify("ops", "{{ flow_run.name }} {% if x %}y{% endif %}"), Then.RunFlow(() => Jobs.RebuildWith(2, "{{ kept }}")), Then.Emit("b", "b.{{ event.id }}"), Then.Use("call-webhook", new() { ["block_document_id"] = "c", ["payload"] = "{{ event.id }}" }));

        var written = AutomationJson.Write(automation);
        var read = AutomationJson.Parse(written).Single();

        Assert.That(AutomationJson.Write(read), Is.EqualTo(written));
        Assert.That(written, Does.Contain("\"body\": \"{{ flow_run.name }} {% if x %}y{% endif %}\"").And.Contain("\"__prefect_kind\": \"none\"").And.Contain("\"b.{{ event.id }}\""));
        Assert.That(AutomationPreview.Render(read, Event())[1].Fields.GetProperty("parameters").GetRawText(), Is.EqualTo("""{"count":2,"note":"{{ kept }}"}"""));
    }

    [Test]
    public void Read_TemplateWithMistakes_TellsThemAtTheField()
    {
        var mistakes = AutomationJson.Read(
            """
            { "name": "n", "trigger": {}, "actions": [
              { "type": "run-flow", "flow": "f", "parameters": { "a": ["{{ x | uper }}"], "b": { "__prefect_kind": "none", "value": "{{ kept" } } },
              { "type": "notify", "channel": "c", "body": "{{ x | uper }}{{ y is evn }}", "subject": "{% if" },
              { "type": "emit-event", "event": "e", "resource": { "orchestrix.resource.id": "{{" }, "payload": { "p": { "q": "{{ }}" } } },
              { "type": "call-webhook", "block_document_id": "x", "payload": { "a": "{{" } } ] }
            """).Mistakes;

        Assert.That(mistakes.Select(m => (m.Path, m.Line)), Is.EqualTo(new[]
        {
            ("actions.0.parameters.a.0", 2), ("actions.1.body", 3), ("actions.1.body", 3), ("actions.1.subject", 3), ("actions.2.resource.orchestrix.resource.id", 4), ("actions.2.payload.p.q", 4), ("actions.3.payload", 5),
        }));
        Assert.That(mistakes[0].Message, Is.EqualTo("Item 0 of 'a' is not a valid template: line 1, column 8: there is no filter 'uper'. Did you mean 'upper'? Correct the name."));
        Assert.That(mistakes[1].Message, Does.StartWith("'body' is not a valid template: line 1, column 8: there is no filter 'uper'."));
    }

    static OrchestrationEvent Event()
    {
        using var payload = JsonDocument.Parse("""{ "n": 5 }""");
        CustomEvent entry = new(Symbol.Of("a"), TimeOrderedId.New(Moment.UtcTicks), Moment.UtcTicks, null, new Resource("thing.1", [new("colour", "red")]), [], payload.RootElement.Clone());
        return new OrchestrationEvent(entry, 0, 1, Moment.UtcTicks);
    }

    static string Fields(RenderedAction action) => action.Failure ?? action.Fields.GetRawText();
}
