using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Channels;
using Orchestrix.Events;
using Orchestrix.Testing;
using Orchestrix.Tests.Runs;
using Orchestrix.Variables;

namespace Orchestrix.Tests.Variables;

public sealed partial class VariableTests
{
    [Flow("variable-count")] static Task<int> CountTo(int count) => Task.FromResult(count);

    [Flow("variable-setting")] static async Task Setting(IVariables variables) => await variables.SetAsync("from-flow", true);

    [Test]
    public async Task Set_OfANewVariable_IsFound()
    {
        await using var fixture = RunFixture.Start();
        var variables = fixture.Host.Variables;

        var set = await variables.SetAsync("late_after-5", new JsonObject { ["minutes"] = 5 }, tags: ["alerts", "alerts"]);

        Assert.That(variables.Find("late_after-5"), Is.SameAs(set));
        Assert.That((set.Value.GetRawText(), set.Version, set.Created), Is.EqualTo(("""{"minutes":5}""", 1L, fixture.Time.GetUtcNow())));
        Assert.That(set.Tags, Is.EqualTo(new[] { "alerts" }));
        Assert.That(variables.All, Is.EqualTo(new[] { set }));
    }

    [Test]
    public async Task Set_OfOneThatIsThere_ChangesItOnlyWhenToldTo()
    {
        await using var fixture = RunFixture.Start();
        var variables = fixture.Host.Variables;
        var first = await variables.SetAsync("limit", 1, tags: ["a"]);
        fixture.Time.Advance(TimeSpan.FromSeconds(1));

        var refused = await Assert.ThrowsAsync<VariableExistsException>(async () => await variables.SetAsync("limit", 2));
        var second = await variables.SetAsync("limit", 3, overwrite: true);

        Assert.That(refused!.Name, Is.EqualTo("limit"));
        Assert.That(second, Is.EqualTo(first with { Value = second.Value, Updated = fixture.Time.GetUtcNow(), Version = 2 }), "tags and creation stay");
        Assert.That(variables.Get("limit").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task Get_OfNone_GivesTheDefault()
    {
        await using var fixture = RunFixture.Start();

        Assert.That(fixture.Host.Variables.Get("none").ValueKind, Is.EqualTo(JsonValueKind.Undefined));
        Assert.That(fixture.Host.Variables.Get("none", JsonElement.Parse("7")).GetInt32(), Is.EqualTo(7));
    }

    [Test]
    public async Task Unset_TakesItAway_AndTellsWhetherThereWasOne()
    {
        await using var fixture = RunFixture.Start();
        await fixture.Host.Variables.SetAsync("gone", null);

        Assert.That(await fixture.Host.Variables.UnsetAsync("gone"), Is.True);
        Assert.That(await fixture.Host.Variables.UnsetAsync("gone"), Is.False);
        Assert.That((await fixture.Host.Variables.SetAsync("gone", 1)).Version, Is.EqualTo(1), "it is made anew");
    }

    [TestCase("")]
    [TestCase("Limit")]
    [TestCase("a.b")]
    [TestCase("ä")]
    public async Task Set_NameThatIsNotAllowed_IsRefused(string name)
    {
        await using var fixture = RunFixture.Start();

        await Assert.ThrowsAsync<InvalidVariableException>(async () => await fixture.Host.Variables.SetAsync(name, 1));
    }

    [Test]
    public async Task Set_AtTheBounds_IsRefusedBeyondThem()
    {
        await using var fixture = RunFixture.Start();
        await fixture.Host.Variables.SetAsync(new string('a', 255), new string('x', 4_998)); // two quotation marks

        var thrown = await Assert.ThrowsAsync<InvalidVariableException>(async () => await fixture.Host.Variables.SetAsync(new string('a', 256), new string('x', 4_999)));

        Assert.That(thrown!.Mistakes, Has.Count.EqualTo(2), "all mistakes at once");
    }

    [Test]
    public async Task Set_ByManyAtOnce_LosesNoChange()
    {
        await using var fixture = RunFixture.Start();
        var variables = fixture.Host.Variables;

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (i, token) => await variables.SetAsync("busy", i, overwrite: true, cancellationToken: token));

        Assert.That(variables.Find("busy")!.Version, Is.EqualTo(200));
    }

    [Test]
    public async Task Set_WithoutOverwriteByManyAtOnce_SucceedsOnce()
    {
        await using var fixture = RunFixture.Start();
        var made = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 100), async (i, token) =>
        {
            try
            {
                await fixture.Host.Variables.SetAsync("single", i, cancellationToken: token);
                Interlocked.Increment(ref made);
            }
            catch (VariableExistsException)
            {
            }
        });

        Assert.That(made, Is.EqualTo(1));
    }

    [Test]
    public async Task Changes_AreEvents_WithTheRunAsRelated()
    {
        await using var fixture = RunFixture.Start();
        await Setting(fixture.Host.Variables);
        await fixture.Host.Variables.SetAsync("from-flow", false, overwrite: true, tags: ["t"]);
        await fixture.Host.Variables.UnsetAsync("from-flow");

        var told = fixture.Events().Where(e => e.Resource.Id == "orchestrix.variable.from-flow").ToList();

        Assert.That(told.Select(e => $"{e.Name} {e.Payload.GetRawText()}"), Is.EqualTo(new[]
        {
            """orchestrix.variable.created {"value":true,"tags":[]}""",
            """orchestrix.variable.updated {"value":false,"tags":["t"]}""",
            """orchestrix.variable.deleted {"value":false,"tags":["t"]}""",
        }));
        Assert.That(told[0].Related.Select(r => r.Role), Does.Contain("flow-run"));
        Assert.That(told[1].Related, Is.Empty);
    }

    [Test]
    public async Task Template_OfAnAction_ReadsThem()
    {
        InMemoryChannel ops = new("ops");
        await using var host = OrchestrixTestHost.Start(o => o.AddChannel(ops)
            .AddAutomation("tell", When.Event("variable.go"), Then.Notify("ops", "{{ variables.on_call.name }} {{ variables['max-tries'] + 1 }} [{{ variables.none }}]")));
        await host.Host.Variables.SetAsync("on_call", new JsonObject { ["name"] = "Ada" });
        await host.Host.Variables.SetAsync("max-tries", 2);

        await host.Host.Publisher.EmitAsync(new NewEvent("variable.go", "x.1"));
        await host.WaitForIdleAsync();

        Assert.That(ops.Notifications.Single().Body, Is.EqualTo("Ada 3 []"));
    }

    [Test]
    public async Task Document_WithAWorkspaceVariable_GetsItsValue()
    {
        await using var host = OrchestrixTestHost.Start(o => o.AddAutomationsFromJson(
            """
            { "name": "n", "trigger": { "expect": ["variable.go"] },
              "actions": [{ "type": "run-flow", "flow": "variable-count", "parameters": { "count": { "__prefect_kind": "workspace_variable", "variable_name": "limit" } } }] }
            """));
        await host.Host.Variables.SetAsync("limit", 7);

        await host.Host.Publisher.EmitAsync(new NewEvent("variable.go", "x.1"));
        await host.WaitForIdleAsync();
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.That(host.FlowRuns.Single(r => r.Definition.Name == "variable-count").Result, Is.EqualTo(7));
        Assert.That(await CountTo(1), Is.EqualTo(1), "called directly it takes what it is given");
    }
}
