using System.Text.Json.Nodes;
using Orchestrix.Actions;
using Orchestrix.Channels;
using Orchestrix.Hosting;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Hosting;

/// <summary>A host takes automations from documents, and says at its start what it lacks for them.</summary>
public sealed class DocumentHostTests
{
    [Test]
    public async Task Start_WithADocument_ReactsAsItSays()
    {
        InMemoryChannel ops = new("ops");
        List<string> done = [];
        await using var host = OrchestrixTestHost.Start(o => o
            .AddChannel(ops)
            .AddDelegate("count", (context, _) =>
            {
                lock (done) done.Add($"count {context.Automation}");
                return Task.CompletedTask;
            })
            .AddAutomation("typed", When.Event("never"), Then.Do("named in C#", context => Add(done, $"C# {context.Automation}")))
            .AddAutomationsFromJson(
                """
                [ { "name": "one", "trigger": { "expect": ["a"] }, "actions": [
                      { "type": "notify", "channel": "ops", "body": "It happened.", "subject": "News" },
                      { "type": "delegate", "name": "count" },
                      { "type": "delegate", "name": "named in C#" },
                      { "type": "do-nothing" },
                      { "type": "emit-event", "event": "b", "resource": { "prefect.resource.id": "thing.2", "colour": "red" }, "payload": { "n": 1 } } ] },
                  { "name": "two", "enabled": "false", "trigger": { "expect": ["a"] }, "actions": [{ "type": "delegate", "name": "count" }] } ]
                """));

        host.Emit("a", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Select(n => n.ToString()), Is.EqualTo(new[] { "News: It happened." }));
        Assert.That(done, Is.EquivalentTo(new[] { "count one", "C# one" }));
        var emitted = host.Events.Single(e => e.Name == "b");
        Assert.That((emitted.Resource.Id, emitted.Resource["colour"], emitted.Payload.GetRawText()), Is.EqualTo(("thing.2", "red", "{\"n\":1}")));
        Assert.That(host.Actions.Where(a => a.Outcome == "executed").Select(a => a.Type), Is.EquivalentTo(new[] { "notify", "count", "named in C#", "do-nothing", "emit-event" }));
    }

    [Test]
    public void Start_WithMistakesInDocuments_TellsThemTogetherWithAllOthers()
    {
        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o
            .AddAutomation("typed", When.Event("a"))
            .AddAutomationsFromJson("{\n \"name\": \"one\", \"trigger\": { \"within\": -1 }, \"actions\": [] }")
            .AddAutomationsFromJson("[")));

        Assert.That(thrown.Mistakes, Has.Count.EqualTo(3));
        Assert.That(thrown.Mistakes[0], Does.StartWith("JSON document 1, line 2, column 40 (automation 'one'), trigger.within: 'within' is -1; it must not be negative."));
        Assert.That(thrown.Mistakes[1], Does.StartWith("JSON document 2, line 1, column 2: The document is not valid JSON"));
        Assert.That(thrown.Mistakes[2], Does.StartWith("Automation 'typed': it does nothing when it fires."));
    }

    [TestCase("{ 'type': 'call-webhook', 'block_document_id': 'x' }", "there is no handler for actions of type 'call-webhook'. Register one with AddActionHandler<THandler>(\"call-webhook\")")]
    [TestCase("{ 'type': 'notify', 'channel': 'opps', 'body': 'x' }", "its channel 'opps' is unknown")]
    [TestCase("{ 'type': 'delegate', 'name': 'x' }", "its delegate 'x' is unknown. Known are: 'other'. Add it with AddDelegate(\"x\", …)")]
    [TestCase("{ 'type': 'run-flow', 'flow': '{{ x }}' }", "its flow '{{ x }}' is unknown")]
    [TestCase("{ 'type': 'run-flow', 'flow': 'Nothing' }", "its flow 'Nothing' is unknown")]
    public void Start_WithoutWhatAnEnabledAutomationNeeds_Fails(string action, string part)
    {
        var actions = $"[{action.Replace('\'', '"')}]";
        OrchestrixBuilder Add(OrchestrixBuilder o, bool enabled) => o
            .AddDelegate("other", (_, _) => Task.CompletedTask)
            .AddAutomationsFromJson($$"""{ "name": "n", "enabled": {{(enabled ? "true" : "false")}}, "trigger": {}, "actions": [], "actions_on_trigger": {{actions}} }""");

        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => Add(o, true)));

        Assert.That(thrown.Mistakes, Has.Some.StartsWith("Automation 'n': action on trigger 0 (").And.Some.Contains(part));
        Assert.That(async () => await OrchestrixTestHost.Start(o => Add(o, false)).DisposeAsync(), Throws.Nothing);
    }

    [Test]
    public async Task Start_WithAHandlerForAType_HandsItTheFields()
    {
        Pager.Pages.Clear();
        await using var host = OrchestrixTestHost.Start(o => o
            .AddActionHandler<Pager>("call-webhook")
            .AddActionHandler<Pager>("page-somebody")
            .AddAutomationsFromJson(
                """
                { "name": "n", "trigger": { "expect": ["a"] },
                  "actions": [{ "type": "call-webhook", "block_document_id": "x" }, { "type": "page-somebody", "who": ["me"] }] }
                """)
            .AddAutomation("typed", When.Event("a"), Then.Use("page-somebody", new JsonObject { ["who"] = "you" })));

        host.Emit("a", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(Pager.Pages, Is.EquivalentTo(new[] { """{"block_document_id":"x","payload":""}""", """{"who":["me"]}""", """{"who":"you"}""" }));
    }

    [Test]
    public void Start_WithHandlersAndDelegatesThatContradict_TellsAll()
    {
        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o
            .AddActionHandler<Pager>("notify")
            .AddActionHandler<Pager>("x").AddActionHandler<Pager>("x")
            .AddDelegate("d", (_, _) => Task.CompletedTask).AddDelegate("d", (_, _) => Task.FromResult(1))
            .AddAutomationsFromJson("""{ "name": "n", "trigger": {}, "actions": [{ "type": "delegate", "name": "d" }] }""")));

        Assert.That(thrown.Mistakes, Has.Count.EqualTo(4));
        Assert.That(thrown.Mistakes[3], Does.Contain("its delegate 'd' is ambiguous"));
    }

    [Test]
    public void Start_WithFieldsThatTheTypeDoesNotHave_TellsThem()
    {
        var thrown = Assert.Throws<OrchestrixConfigurationException>(() => OrchestrixTestHost.Start(o => o
            .AddActionHandler<Pager>("call-webhook")
            .AddAutomation("typed", When.Event("a"), Then.Use("call-webhook", new JsonObject { ["url"] = "x" }))));

        Assert.That(thrown.Mistakes, Has.Count.EqualTo(2));
        Assert.That(thrown.Mistakes, Has.All.StartsWith("Automation 'typed': action 0 (call-webhook): ").And.Some.Contains("has no field 'url'"));
    }

    static void Add(List<string> list, string text)
    {
        lock (list) list.Add(text);
    }

    sealed class Pager : IActionHandler
    {
        public static readonly List<string> Pages = [];

        public ValueTask HandleAsync(ActionContext context, CancellationToken cancellationToken)
        {
            lock (Pages) Pages.Add(context.Fields.GetRawText());
            return default;
        }
    }
}
