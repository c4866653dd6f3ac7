using System.Text.Json.Nodes;
using Orchestrix.Events;
using Orchestrix.Runs;
using Orchestrix.Tests.Runs;

namespace Orchestrix.Tests.Events;

public sealed partial class EmitTests
{
    [Flow("emitting", Tags = ["b", "a"])] static void EmittingFlow() => EmittingTask();

    [Task(Tags = ["c"])]
    static void EmittingTask() =>
        RunContext.Current.Emit(new NewEvent("order.late", new Resource("order.7", [new("color", "red")])) { Payload = new JsonObject { ["days"] = 3 } });

    [Test]
    public async Task Emit_InsideOfARun_NamesRunFlowAndTags()
    {
        await using var fixture = RunFixture.Start();

        EmittingFlow();

        var e = fixture.Events().Single(e => e.Name == "order.late");
        Assert.That(e.Resource, Is.EqualTo(new Dictionary<string, string> { ["orchestrix.resource.id"] = "order.7", ["color"] = "red" }));
        Assert.That(e.Payload.GetProperty("days").GetInt32(), Is.EqualTo(3));
        Assert.That(e.Related.Select(r => r.Role), Is.EqualTo(new[] { "flow-run", "task-run", "flow", "tag", "tag", "tag" }));
        Assert.That(e.Related.Skip(2).Select(r => r.Id), Is.EqualTo(new[] { "orchestrix.flow.emitting", "orchestrix.tag.a", "orchestrix.tag.b", "orchestrix.tag.c" }));
    }

    [Test]
    public async Task Emit_Follows_IsKeptWithinFiveMinutes()
    {
        await using var fixture = RunFixture.Start();
        var first = fixture.Host.Publisher.Emit(new NewEvent("a", "thing.1"));

        var near = await fixture.Host.Publisher.EmitAsync(new NewEvent("b", "thing.1") { Follows = first, Occurred = first.Occurred.AddMinutes(5).AddTicks(-1) });
        var far = fixture.Host.Publisher.Emit(new NewEvent("b", "thing.1") { Follows = first, Occurred = first.Occurred.AddMinutes(5) });

        Assert.That(near.Follows, Is.EqualTo(first.Id));
        Assert.That(far.Follows, Is.Null);
    }

    [Test]
    public async Task Emit_Malformed_ThrowsAtTheEmitterWithAllMistakes()
    {
        await using var fixture = RunFixture.Start();
        NewEvent wrong = new(new string('x', 1_025), "thing.1") { Related = [new Resource("other.1")] };

        var thrown = Assert.Throws<InvalidEventException>(() => fixture.Host.Publisher.Emit(wrong));

        Assert.That(thrown!.Mistakes, Has.Count.EqualTo(2));
        Assert.That(fixture.Events(), Is.Empty);
    }

    [Test]
    public async Task Emit_OverALimit_Throws()
    {
        await using var fixture = RunFixture.Start();
        var publisher = fixture.Host.Publisher;

        Assert.Throws<InvalidEventException>(() => publisher.Emit(new NewEvent("", "thing.1")));
        Assert.Throws<InvalidEventException>(() => publisher.Emit(new NewEvent("e", "")));
        Assert.Throws<InvalidEventException>(() => publisher.Emit(new NewEvent("e", "thing.1") { Payload = new JsonObject { ["text"] = new string('x', 1_500_000) } }));
        Assert.Throws<InvalidEventException>(() => publisher.Emit(new NewEvent("e", "thing.1") { Related = [.. Enumerable.Range(0, 101).Select(i => Resource.InRole("r", $"x.{i}"))] }));
        Assert.Throws<InvalidEventException>(() => _ = new Resource("thing.1", Enumerable.Range(0, 500).Select(i => KeyValuePair.Create($"l{i}", "v"))));
        Assert.Throws<InvalidEventException>(() => _ = new Resource("thing.1", [new("a", "1"), new("a", "2")]));
    }

    [Test]
    public async Task Emit_PayloadIsChangedAfterwards_KeepsWhatWasEmitted()
    {
        await using var fixture = RunFixture.Start();
        JsonObject payload = new() { ["n"] = 1 };
        var e = fixture.Host.Publisher.Emit(new NewEvent("e", "thing.1") { Payload = payload });

        payload["n"] = 2;

        Assert.That(e.Payload.GetProperty("n").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task RunEvents_SayWhatPrefectsSay()
    {
        await using var fixture = RunFixture.Start();

        EmittingFlow();

        var e = fixture.Events().OfType<RunStateChanged>().Single(e => e.Name == "orchestrix.flow-run.Completed");
        var previous = fixture.Events().OfType<RunStateChanged>().Single(e => e.Name == "orchestrix.flow-run.Running");
        Assert.That(e.Resource.Keys, Is.EqualTo(new[]
        {
            "orchestrix.resource.id", "orchestrix.resource.name", "orchestrix.run-count", "orchestrix.state-message", "orchestrix.state-name",
            "orchestrix.state-timestamp", "orchestrix.state-type",
        }));
        Assert.That(e.Resource.Id, Is.EqualTo($"orchestrix.flow-run.{e.Run.Id}"));
        Assert.That(e.Resource["orchestrix.state-type"], Is.EqualTo("COMPLETED"));
        Assert.That(e.Related.Select(r => $"{r.Role}:{r.Id}"), Is.EqualTo(new[] { "flow:orchestrix.flow.emitting", "tag:orchestrix.tag.a", "tag:orchestrix.tag.b" }));
        Assert.That(e.Payload.GetProperty("intended").GetProperty("from").GetString(), Is.EqualTo("RUNNING"));
        Assert.That(e.Follows, Is.EqualTo(previous.Id));
        Assert.That(e.Id.Version, Is.EqualTo(7));
        Assert.That(fixture.Events().Select(x => x.Id), Is.Unique);
    }
}
