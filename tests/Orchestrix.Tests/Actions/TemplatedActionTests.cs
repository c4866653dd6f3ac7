using System.Text.Json.Nodes;
using Orchestrix.Actions;
using Orchestrix.Channels;
using Orchestrix.Events;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Actions;

/// <summary>Texts and parameters of actions are filled in when the actions are executed.</summary>
public sealed class TemplatedActionTests
{
    static class Jobs
    {
        [Flow(Tags = ["people"])]
        public static async Task<List<string>> CollectNames(int num)
        {
            await Task.Yield();
            return [.. Enumerable.Range(0, num).Select(i => $"name {Digit(i)}")];
        }

        [Task] static int Digit(int i) => i;

        [Flow] public static string Combine(int count, string[]? names = null, string note = "none", double? share = null) => $"{count} [{string.Join(',', names ?? [])}] {note} {share}";

        [Flow] public static void FailNow() => throw new InvalidOperationException("It broke.");

        [Flow] public static string Repeat(string text) => text;
    }

    [Test]
    public async Task Notify_WithTheResultOfTheRun_SaysIt()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops)
            .AddAutomation("tell me", When.Flow(() => Jobs.CollectNames(0)).Completes(), Then.Notify("ops", "{{ flow_run.name }} done: {{ result | length }} names"))
            .AddAutomation("tell all", When.Flow(() => Jobs.CollectNames(0)).Completes(), Then.Notify("ops", "{% for name in result %}{{ loop.index }}. {{ name | upper }}\n{% endfor %}")));

        await Jobs.CollectNames(3);
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Select(n => n.Body), Is.EquivalentTo(new[] { $"{host.FlowRuns.Single().Name} done: 3 names", "1. NAME 0\n2. NAME 1\n3. NAME 2\n" }));
    }

    [Test]
    public async Task Notify_AboutARun_KnowsItsStateAsAtTheEvent()
    {
        InMemoryChannel ops = new("ops");
        const string all = "{{ automation.name }}|{{ flow.name }}|{{ flow_run.flow_name }}|{{ flow_run.id == event.resource.id.split('.')[-1] }}|{{ flow_run.state.type }}|{{ flow_run.state.name }}|{{ flow_run.state.message }}|"
            + "{{ flow_run.tags | join }}|{{ event.event == event.name }}|{{ event.resource.name == flow_run.name }}|{{ event.resource['prefect.state-name'] }}|{{ event.resource_in_role['flow'].id }}|"
            + "{{ firing.state }}|{{ event.payload.intended.to }}";
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops)
            .AddAutomation("running", When.Flow(() => Jobs.CollectNames(0)).Starts(), Then.Notify("ops", all))
            .AddAutomation("failed", When.Flow(() => Jobs.FailNow()).Fails(), Then.Notify("ops", all)));

        await Jobs.CollectNames(1);
        Assert.That(() => Jobs.FailNow(), Throws.InvalidOperationException);
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Select(n => n.Body), Is.EquivalentTo(new[]
        {
            "running|CollectNames|CollectNames|True|RUNNING|Running||people|True|True|Running|orchestrix.flow.CollectNames|Triggered|RUNNING",
            "failed|FailNow|FailNow|True|FAILED|Failed|InvalidOperationException: It broke.||True|True|Failed|orchestrix.flow.FailNow|Triggered|FAILED",
        }));
    }

    [Test]
    public async Task Notify_AboutATaskRun_KnowsBothRuns()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops)
            .AddAutomation("task", When.Event("orchestrix.task-run.Completed"), Then.Notify("ops", "{{ task_run.name }} {{ task_run.task_name }} {{ task_run.state.name }} of {{ flow.name }} ({{ flow_run.name }})")));

        await Jobs.CollectNames(1);
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Single().Body, Is.EqualTo($"Digit-1 Digit Completed of CollectNames ({host.FlowRuns.Single().Name})"));
    }

    [Test]
    public async Task Notify_AboutAnEventThatOnlyNamesARun_FindsTheRun()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops)
            .AddAutomation("custom", When.Event("order.late"), Then.Notify("ops", "{{ flow_run.name }}: {{ flow_run.state.name }}, {{ result | join('+') }}; {{ task_run }}")));
        await Jobs.CollectNames(2);
        var run = host.FlowRuns.Single();

        await host.Services.GetEventPublisher().EmitAsync(new NewEvent("order.late", "order.1") { Related = [Resource.InRole("flow-run", $"orchestrix.flow-run.{run.Id:D}")] });
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Single().Body, Is.EqualTo($"{run.Name}: Completed, name 0+name 1; None"));
    }

    [Test]
    public async Task Notify_AboutACustomEvent_KnowsItsParts()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops).AddAutomation(
            "custom", When.Event("order.late").ForEach("shop.name"),
            Then.Notify("ops", "{{ event.resource.id }} {{ event.resource.labels.shop.name }}/{{ event.resource.labels.shop.name.first }}/{{ event.resource['shop.name'] }} {{ labels.shop.name }} {{ labels['shop.name'] }} "
                + "{% for label, value in event.resource %}{{ label }}={{ value }};{% endfor %} {{ event.related | map(attribute='role') | join(',') }} {{ event.resources_in_role['customer'] | length }} "
                + "{{ event.resource_in_role.customer.id }} {{ event.payload.items[0].n + 1 }} {{ event.payload.missing.deeper }} {{ event.url }} {{ event.follows }} {{ event.occurred.strftime('%Y') }} {{ firing.labels.shop.name }} {{ firing.id | length }} {{ flow_run }}{{ flow_run.name }}")));

        await host.Services.GetEventPublisher().EmitAsync(new NewEvent("order.late", new Resource("order.1", [new("shop.name", "north"), new("shop.name.first", "n")]))
        {
            Related = [Resource.InRole("customer", "customer.1"), Resource.InRole("customer", "customer.2")],
            Payload = new JsonObject { ["items"] = new JsonArray(new JsonObject { ["n"] = 4 }) },
        });
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Single().Body, Is.EqualTo(
            "order.1 north/n/north north north orchestrix.resource.id=order.1;shop.name=north;shop.name.first=n; customer,customer 2 customer.1 5   None "
            + $"{host.Time.Now.Year} north 36 None"));
    }

    [Test]
    public async Task Notify_WithoutAnEvent_RendersNothingForIt()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops)
            .AddAutomation("silence", When.Event("beat").DoesNotHappenWithin(10.Minutes()), Then.Notify("ops", "[{{ event }}][{{ event.id }}][{{ event.resource.labels.x }}][{{ flow_run.name }}][{{ firing.state }}]")));

        await host.AdvanceAsync(11.Minutes());
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications[0].Body, Is.EqualTo("[None][][][][Triggered]"));
    }

    [Test]
    public async Task Notify_OfAComposite_KnowsAllFiringsAndEvents()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops).AddAutomation(
            "both", When.All(When.Event("a"), When.Event("b")).Within(1.Hours()),
            Then.Notify("ops", "{{ firings | length }} {{ events | map(attribute='name') | sort | join('+') }} {{ firing.triggering_firings | map(attribute='event.name') | sort | join('+') }} {{ event.name }}")));

        host.Emit("a", "thing.1");
        host.Emit("b", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Single().Body, Is.EqualTo("3 a+b a+b b"));
    }

    [Test]
    public async Task Notify_WithALongSubject_KeepsItOneLine()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops).AddAutomationsFromJson(
            """{ "name": "n", "trigger": { "expect": ["a"] }, "actions": [{ "type": "notify", "channel": "ops", "body": "{# kept #}", "subject": "{{ 'one\nBcc: x' }}" }] }"""));

        host.Emit("a", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Single().ToString(), Is.EqualTo("one Bcc: x: {# kept #}"));
    }

    [Test]
    public async Task RunFlow_WithTemplatesInParameters_HandsOnWhatTheyAre()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(
            """
            { "name": "again", "trigger": { "expect": ["orchestrix.flow-run.Completed"], "match_related": { "orchestrix.resource.id": "orchestrix.flow.CollectNames" } },
              "actions": [{ "type": "run-flow", "flow": "Combine", "parameters": {
                "count": "{{ result | length * 2 }}", "names": "{{ result }}", "note": "from {{ flow.name }}", "share": "{{ missing }}" } }] }
            """));

        await Jobs.CollectNames(2);
        await host.WaitForIdleAsync();
        await host.AdvanceAsync(1.Seconds());

        Assert.That(host.FlowRuns[^1].Result, Is.EqualTo("4 [name 0,name 1] from CollectNames "));
    }

    [Test]
    public async Task RunFlow_WithPlaceholders_ResolvesThem()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(
            """
            { "name": "again", "trigger": { "expect": ["go"] }, "actions": [{ "type": "run-flow", "flow": "Combine", "parameters": {
                "count": { "__prefect_kind": "json", "value": { "__prefect_kind": "jinja", "template": "{{ event.payload.n }}0" } },
                "names": { "__prefect_kind": "json", "value": "[\"a\"]" },
                "note": { "__prefect_kind": "none", "value": "{{ kept }}" },
                "share": { "__prefect_kind": "json" } } }] }
            """));

        await host.Services.GetEventPublisher().EmitAsync(new NewEvent("go", "x.1") { Payload = new JsonObject { ["n"] = 4 } });
        await host.WaitForIdleAsync();
        await host.AdvanceAsync(1.Seconds());

        Assert.That(host.FlowRuns[^1].Result, Is.EqualTo("40 [a] {{ kept }} "));
    }

    [TestCase("'{{ event.payload.n }}'", "parameters.count is \"x\", which is no value of type")]
    [TestCase("'{{ missing }}'", "parameters.count is null, which is no value of type int")]
    [TestCase("'{{ 1 / 0 }}'", "Template rendering failed: parameters.count, line 1, column 6 ({{ 1 / 0 }}): it divides by zero.")]
    [TestCase("{ '__prefect_kind': 'workspace_variable', 'variable_name': 'v' }", "Invalid parameters: parameters.count is to be the workspace variable 'v', and there is none of that name.")]
    [TestCase("{ '__prefect_kind': 'json', 'value': { '__prefect_kind': 'jinja', 'template': '{' } }", "Invalid parameters: parameters.count is to be JSON, but is '{'")]
    public async Task RunFlow_WithParametersThatCannotBe_FailsOnceAndSaysWhy(string count, string reason)
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(
            $$"""{ "name": "n", "trigger": { "expect": ["go"] }, "actions": [{ "type": "run-flow", "flow": "Combine", "parameters": { "count": {{count.Replace('\'', '"')}} } }] }"""));

        await host.Services.GetEventPublisher().EmitAsync(new NewEvent("go", "x.1") { Payload = new JsonObject { ["n"] = "x" } });
        await host.WaitForIdleAsync();

        var failed = host.Events.Single(e => e.Name == "orchestrix.automation.action.failed");
        Assert.That(failed.Payload.GetProperty("reason").GetString(), Does.StartWith(reason));
        Assert.That(host.FlowRuns, Is.Empty);
    }

    [Test]
    public async Task Notify_ThatCannotBeRendered_FailsOnceAndSaysWhere()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops).AddAutomation("n", When.Event("a"), Then.Notify("ops", "x\n{{ missing + 1 }}")));

        host.Emit("a", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications, Is.Empty);
        var failed = host.Events.Single(e => e.Name == "orchestrix.automation.action.failed");
        Assert.That(failed.Payload.GetProperty("reason").GetString(), Does.StartWith(
            "Template rendering failed: body, line 2, column 12 ({{ missing + 1 }}): 'missing', which is undefined + a whole number cannot be calculated."));
    }

    [Test]
    public async Task Emit_WithTemplates_FillsLabelsAndPayloadIn()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(
            """
            { "name": "n", "trigger": { "expect": ["a"] }, "actions": [{ "type": "emit-event", "event": "b", "resource": { "orchestrix.resource.id": "copy.{{ event.resource.id }}", "first": "{{ event.payload.n }}" },
                "related": [{ "orchestrix.resource.role": "{{ 'r' }}", "orchestrix.resource.id": "x.1" }],
                "payload": { "n": "{{ event.payload.n }}", "text": "{{ event.payload.n }}!", "deep": [{ "all": "{{ event.payload }}" }] } }] }
            """)
            .AddAutomation("none", When.Event("a"), Then.Emit("c", "{{ missing }}"))
            .AddAutomation("typed", When.Event("a"), Then.Emit("d", "d.{{ event.payload.n }}")));

        await host.Services.GetEventPublisher().EmitAsync(new NewEvent("a", "thing.1") { Payload = new JsonObject { ["n"] = 5 } });
        await host.WaitForIdleAsync();

        var emitted = host.Events.Single(e => e.Name == "b");
        Assert.That((emitted.Resource.Id, emitted.Resource["first"], emitted.Related[0].Role), Is.EqualTo(("copy.thing.1", "5", "r")));
        Assert.That(emitted.Payload.GetRawText(), Is.EqualTo("""{"n":5,"text":"5!","deep":[{"all":{"n":5}}]}"""));
        Assert.That(host.Events.Single(e => e.Name == "d").Resource.Id, Is.EqualTo("d.5"));
        Assert.That(host.Actions.Single(a => a.Automation == "none" && a.Reason is not null).Reason, Does.Contain("resource.orchestrix.resource.id: it gave nothing."));
    }

    [Test]
    public async Task Handlers_GetTheirFieldsRendered()
    {
        Pager.Pages.Clear();
        await using var host = OrchestrixTestHost.Start(o => o
            .AddActionHandler<Pager>("call-webhook").AddActionHandler<Pager>("run-deployment").AddActionHandler<Pager>("page")
            .AddAutomationsFromJson(
                """
                { "name": "n", "trigger": { "expect": ["a"] }, "actions": [
                    { "type": "call-webhook", "block_document_id": "{{ kept }}", "payload": "n: {{ event.payload.n }}" },
                    { "type": "run-deployment", "source": "inferred", "parameters": { "n": "{{ event.payload.n }}" }, "job_variables": { "v": "{{ kept }}" } } ] }
                """)
            .AddAutomation("typed", When.Event("a"), Then.Use("page", new JsonObject { ["who"] = new JsonArray("{{ event.payload.n }}", "n{{ event.payload.n }}", 1) })));

        await host.Services.GetEventPublisher().EmitAsync(new NewEvent("a", "thing.1") { Payload = new JsonObject { ["n"] = 5 } });
        await host.WaitForIdleAsync();

        Assert.That(Pager.Pages, Is.EquivalentTo(new[]
        {
            """{"block_document_id":"{{ kept }}","payload":"n: 5"}""",
            """{"source":"inferred","parameters":{"n":5},"job_variables":{"v":"{{ kept }}"},"schedule_after":0}""",
            """{"who":[5,"n5",1]}""",
        }));
    }

    [Test]
    public async Task ActionsOnTrigger_AreAboutTheFiring()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops).AddAutomationsFromJson(
            """
            { "name": "n", "description": "why", "tags": ["t"], "trigger": { "expect": ["a"] }, "actions": [],
              "actions_on_trigger": [{ "type": "notify", "channel": "ops", "body": "{{ event.name }} {{ event.resource.id }} {{ event.payload.triggering_event.event }} {{ automation.description }} {{ automation.tags }}" }] }
            """));

        host.Emit("a", "thing.1");
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Single().Body, Is.EqualTo("orchestrix.automation.triggered orchestrix.automation.n a why ['t']"));
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

static class PublisherOfAHost
{
    public static IEventPublisher GetEventPublisher(this IServiceProvider services) => (IEventPublisher)services.GetService(typeof(IEventPublisher))!;
}
