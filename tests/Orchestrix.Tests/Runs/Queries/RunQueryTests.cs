using Orchestrix.Runs;
using Orchestrix.Runs.Queries;

namespace Orchestrix.Tests.Runs.Queries;

public sealed partial class RunQueryTests
{
    [Flow("queried")] static void Queried() { }

    [Flow("queried-parent")] static void Parent() => Queried();

    [Flow("queried-caused")] static Task Caused() => Task.CompletedTask;

    [Test]
    public async Task QueryAsync_WithoutAnything_GivesTheNewestFlowRunsFirst()
    {
        await using var fixture = RunFixture.Start();
        Queried();
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Parent();

        var page = await fixture.Host.RunQueries.QueryAsync(new RunQuery { Filter = new RunFilter { RootsOnly = true } });

        Assert.That(page.Runs.Select(r => r.Definition.Name), Is.EqualTo(new[] { "queried-parent", "queried" }));
        Assert.That((page.Total, page.Next), Is.EqualTo((2, (RunQuery?)null)));
    }

    [Test]
    public async Task QueryAsync_PagesWhileRunsComeAndGo_DoNotDrift()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureStore(s => s.FinishedRuns = 8));
        for (var i = 0; i < 8; i++) QueryLater();
        var before = (await fixture.Host.RunQueries.QueryAsync()).Runs;
        List<Run> read = [];

        for (RunQuery? query = new() { PageSize = 3 }; query is not null;)
        {
            var page = await fixture.Host.RunQueries.QueryAsync(query);
            read.AddRange(page.Runs);
            QueryLater(); // comes in before the pages, and drives out the oldest, which stands on the last page
            query = page.Next;
        }

        Assert.That(read, Is.EqualTo(before.Take(6)), "each once; those that are gone are missing");

        void QueryLater()
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            Queried();
        }
    }

    [Test]
    public async Task QueryAsync_ByTree_FindsChildrenAndWholeTrees()
    {
        await using var fixture = RunFixture.Start();
        Parent();
        Queried();
        var parent = (await fixture.Host.RunQueries.QueryAsync(new RunQuery { Filter = new RunFilter { DefinitionNames = ["queried-parent"] } })).Runs.Single();

        var children = await fixture.Host.RunQueries.QueryAsync(new RunQuery { Filter = new RunFilter { ParentIds = [parent.Id] } });
        var tree = await fixture.Host.RunQueries.CountAsync(new RunFilter { RootIds = [parent.Id] });

        Assert.That(children.Runs.Single().Parent, Is.SameAs(parent));
        Assert.That(tree, Is.EqualTo(2));
    }

    [Test]
    public async Task QueryAsync_ByAutomation_FindsWhatItStarted()
    {
        await using var fixture = RunFixture.Start(o => o.AddAutomation("starter", When.Event("queried.go"), Then.RunFlow(() => Caused())));
        fixture.Host.Publisher.Emit(new("queried.go", "x.1"));
        RunFilter filter = new() { Automations = ["starter"] };
        while (await fixture.Host.RunQueries.CountAsync(filter) == 0) await Task.Yield();

        Assert.That((await fixture.Host.RunQueries.QueryAsync(new RunQuery { Filter = filter })).Runs.Single().Definition.Name, Is.EqualTo("queried-caused"));
        Assert.That(await fixture.Host.RunQueries.CountAsync(new RunFilter { Automations = ["other"] }), Is.Zero);
    }

    [Test]
    public async Task Queries_OutOfBounds_Throw()
    {
        await using var fixture = RunFixture.Start();
        var (queries, now) = (fixture.Host.RunQueries, fixture.Time.GetUtcNow());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queries.QueryAsync(new RunQuery { PageSize = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queries.QueryAsync(new RunQuery { PageSize = 1_001 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queries.HistoryAsync(new RunFilter(), now, now, TimeSpan.FromSeconds(1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queries.HistoryAsync(new RunFilter(), now, now.AddDays(1), TimeSpan.Zero));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queries.HistoryAsync(new RunFilter(), now, now.AddSeconds(1_001), TimeSpan.FromSeconds(1)));
        Assert.That(await queries.HistoryAsync(new RunFilter(), now, now.AddSeconds(1_000), TimeSpan.FromSeconds(1)), Has.Count.EqualTo(1_000));
    }
}
