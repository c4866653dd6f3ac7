using System.Text.Json.Nodes;
using Orchestrix.Runs.Artifacts;

namespace Orchestrix.Tests.Runs.Artifacts;

public sealed partial class ArtifactTests
{
    static readonly AsyncLocal<Action<RunArtifacts>?> Making = new();

    [Flow("artful", Tags = ["paint"])] static void Artful() => Making.Value!(RunContext.Current.Artifacts);

    [Flow("artful-tasks")] static void WithTask() => Paint();

    [Task("artful-paint")] static void Paint() => Making.Value!(RunContext.Current.Artifacts);

    static void Make(Action<RunArtifacts> make)
    {
        Making.Value = make;
        Artful();
    }

    static async Task<Artifact> OnlyAsync(RunFixture fixture)
    {
        var run = await fixture.Host.Runs.FlowRunsAsync().SingleAsync();
        return (await fixture.Host.Artifacts.OfRunAsync(run.Id)).Single();
    }

    static IEnumerable<TestCaseData> Kinds()
    {
        yield return Case("markdown", a => a.Markdown("# ä"), ArtifactType.Markdown, "\"# ä\"");
        yield return Case("table of objects", a => a.Table(new JsonArray(new JsonObject { ["n"] = 1 })), ArtifactType.Table, """[{"n":1}]""");
        yield return Case("table of lists", a => a.Table(new JsonObject { ["n"] = new JsonArray(1, double.NaN, float.PositiveInfinity) }), ArtifactType.Table, """{"n":[1,null,null]}""");
        yield return Case("table of texts", a => a.TableOfTexts(["a", "b"], [["1", null]]), ArtifactType.Table, """[{"a":"1","b":null}]""");
        yield return Case("link", a => a.Link(new Uri("https://example.org/a(b)"), "the [page]"), ArtifactType.Link, """ "[the \\[page\\]](https://example.org/a%28b%29)" """);
        yield return Case("link without text", a => a.Link(new Uri("https://example.org/")), ArtifactType.Link, "\"[https://example.org/](https://example.org/)\"");
        yield return Case("image", a => a.Image(new Uri("https://example.org/x.png")), ArtifactType.Image, "\"https://example.org/x.png\"");
        yield return Case("progress", a => a.Progress(12.5), ArtifactType.Progress, "12.5");
        yield return Case("progress above", a => a.Progress(1e9), ArtifactType.Progress, "100");
        yield return Case("progress below", a => a.Progress(-1), ArtifactType.Progress, "0");

        static TestCaseData Case(string name, Action<RunArtifacts> make, ArtifactType type, string data) => new TestCaseData(make, type, data).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Artifact_OfEachType_HasItsData(Action<RunArtifacts> make, ArtifactType type, string data)
    {
        await using var fixture = RunFixture.Start();

        Make(make);

        var artifact = await OnlyAsync(fixture);
        Assert.That(artifact.Type, Is.EqualTo(type));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(artifact.Data.GetRawText()), JsonNode.Parse(data)), Is.True, artifact.Data.GetRawText());
    }

    [Test]
    public async Task Artifacts_WithAKey_AreItsVersions()
    {
        await using var fixture = RunFixture.Start();
        Make(a =>
        {
            a.Markdown("first", "daily-report");
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            a.Markdown("second", "daily-report", "better");
            a.Markdown("another", "b-2");
            a.Markdown("only of the run");
        });

        var latest = await fixture.Host.Artifacts.LatestAsync();
        var history = await fixture.Host.Artifacts.HistoryAsync("daily-report");

        Assert.That(latest.Select(a => (a.Key, a.Data.GetString())), Is.EqualTo(new[] { ("b-2", "another"), ("daily-report", "second") }));
        Assert.That(history.Select(a => a.Data.GetString()), Is.EqualTo(new[] { "second", "first" }));
        Assert.That(history[0].Description, Is.EqualTo("better"));
        Assert.That(await fixture.Host.Artifacts.FindAsync(history[1].Id), Is.EqualTo(history[1]));
    }

    [Test]
    public async Task Artifact_MadeInATask_BelongsToBothRuns()
    {
        await using var fixture = RunFixture.Start();
        Making.Value = a => a.Markdown("x");

        WithTask();

        var artifact = await OnlyAsync(fixture);
        Assert.That(artifact.TaskRunId, Is.Not.Null);
        Assert.That((await fixture.Host.Artifacts.OfRunAsync(artifact.TaskRunId!.Value)).Single(), Is.EqualTo(artifact));
    }

    [Test]
    public async Task Progress_Reported_UpdatesTheArtifactAndTellsIt()
    {
        await using var fixture = RunFixture.Start();
        Make(a =>
        {
            var progress = a.Progress(key: "import");
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            progress.Report(50);
            progress.Report(50);
            progress.Report(double.NaN);
            progress.Report(140);
        });

        var artifact = await OnlyAsync(fixture);
        var events = fixture.Events().Where(e => e.Name.StartsWith("orchestrix.artifact.", StringComparison.Ordinal)).ToList();

        Assert.That((artifact.Data.GetDouble(), artifact.Updated - artifact.Created), Is.EqualTo((100d, TimeSpan.FromSeconds(1))));
        Assert.That(events.Select(e => $"{e.Name} {e.Payload.GetProperty("data")}"), Is.EqualTo(new[] { "orchestrix.artifact.created 0", "orchestrix.artifact.updated 50", "orchestrix.artifact.updated 100" }));
        Assert.That(await fixture.Host.Artifacts.HistoryAsync("import"), Has.Count.EqualTo(1), "an update is no version");
    }

    [Test]
    public async Task Artifact_Made_TellsItWithItsRunAsRelated()
    {
        await using var fixture = RunFixture.Start();
        Make(a => a.Markdown("x", "report", "about"));

        var told = fixture.Events().Single(e => e.Name == "orchestrix.artifact.created");
        var artifact = await OnlyAsync(fixture);

        Assert.Multiple(() =>
        {
            Assert.That(told.Resource.Id, Is.EqualTo($"orchestrix.artifact.{artifact.Id:D}"));
            Assert.That(told.Resource.Name, Is.EqualTo("report"));
            Assert.That(told.Related.Select(r => $"{r.Role} {r.Id}"), Does.Contain($"flow-run orchestrix.flow-run.{artifact.FlowRunId:D}").And.Contain("tag orchestrix.tag.paint"));
            Assert.That(told.Payload.GetRawText(), Is.EqualTo("""{"key":"report","type":"markdown","description":"about"}"""));
        });
    }

    [Test]
    public async Task Artifact_ThatIsWrong_TellsAllThatIs()
    {
        await using var fixture = RunFixture.Start();
        InvalidArtifactException? thrown = null;

        Make(a => thrown = Assert.Throws<InvalidArtifactException>(() => a.Markdown(new string('x', 300_000), "No Good")));

        Assert.That(thrown!.Mistakes, Has.Count.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("Report")]
    [TestCase("re_port")]
    [TestCase("ré")]
    public async Task Artifact_KeyThatIsNotAllowed_IsRefused(string key)
    {
        await using var fixture = RunFixture.Start();

        Make(a => Assert.Throws<InvalidArtifactException>(() => a.Markdown("x", key)));
        Make(a => Assert.Throws<InvalidArtifactException>(() => a.Markdown("x", new string('a', 256))));
        Make(a => a.Markdown("x", new string('a', 255)));
    }

    [Test]
    public async Task Table_ThatIsNone_IsRefused()
    {
        await using var fixture = RunFixture.Start();

        Make(a =>
        {
            Assert.Throws<ArgumentException>(() => a.Table(JsonValue.Create(1)));
            Assert.Throws<ArgumentException>(() => a.TableOfTexts(["a"], [["1", "2"]]));
            Assert.Throws<ArgumentException>(() => a.TableOfTexts(["a", "a"], []));
        });
    }

    [Test]
    public async Task Artifacts_MoreThanAreKept_LoseTheOldest()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureStore(s => s.Artifacts = 2));
        Make(a =>
        {
            var progress = a.Progress(key: "gone");
            a.Markdown("1", "kept");
            a.Markdown("2", "kept");
            progress.Report(50);
        });

        Assert.That((await fixture.Host.Artifacts.LatestAsync()).Single().Data.GetString(), Is.EqualTo("2"));
        Assert.That(await fixture.Host.Artifacts.HistoryAsync("gone"), Is.Empty, "an update does not bring it back");
    }

    [Test]
    public void Artifacts_OutsideOfARun_AreInert()
    {
        RunArtifacts artifacts = new(null);
        var progress = artifacts.Progress(10);
        progress.Report(20);

        Assert.That(artifacts.Markdown("x"), Is.Null);
        Assert.That((progress.Artifact, progress.Percent), Is.EqualTo(((Artifact?)null, 0d)));
    }
}
