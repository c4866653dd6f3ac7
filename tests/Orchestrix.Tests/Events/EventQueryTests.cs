using System.Text.Json.Nodes;
using Orchestrix.Events;
using Orchestrix.Events.Queries;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Events;

public sealed class EventQueryTests
{
    static readonly DateTimeOffset Noon = new(2024, 4, 3, 12, 0, 0, TimeSpan.Zero); // a Wednesday

    [Test]
    public async Task QueryAsync_WithoutAnything_GivesTheNewestFirst()
    {
        await using var host = HostWith(("a", "x.1", 0), ("b", "x.1", 5), ("c", "x.1", 3));

        var page = await host.Host.EventStore.QueryAsync();

        Assert.That(page.Events.Select(e => e.Name), Is.EqualTo(new[] { "b", "c", "a" }), "by when they occurred");
        Assert.That((page.Total, page.Next), Is.EqualTo((3, (EventQuery?)null)));
    }

    [Test]
    public async Task QueryAsync_PagesWhileEventsComeIn_DoNotDrift()
    {
        await using var host = HostWith([.. Enumerable.Range(0, 7).Select(i => ($"e{i}", "x.1", i))]);
        List<string> read = [];

        for (EventQuery? query = new() { PageSize = 3 }; query is not null;)
        {
            var page = await host.Host.EventStore.QueryAsync(query);
            Assert.That(page.Total, Is.EqualTo(7));
            read.AddRange(page.Events.Select(e => e.Name));
            host.Host.Publisher.Emit(new NewEvent("late", "x.1") { Occurred = Noon.AddHours(1) });
            query = page.Next;
        }

        Assert.That(read, Is.EqualTo(new[] { "e6", "e5", "e4", "e3", "e2", "e1", "e0" }));
    }

    [Test]
    public async Task QueryAsync_PageSizeOutOfBounds_Throws()
    {
        await using var host = HostWith();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await host.Host.EventStore.QueryAsync(new EventQuery { PageSize = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await host.Host.EventStore.QueryAsync(new EventQuery { PageSize = 1_001 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await host.Host.EventStore.QueryAsync(new EventQuery { Skip = -1 }));
    }

    static IEnumerable<TestCaseData> Filters()
    {
        yield return Case("all", new EventFilter(), "paid", "late", "run");
        yield return Case("since, itself included", new EventFilter { Since = Noon.AddSeconds(1) }, "late", "run");
        yield return Case("until, itself included", new EventFilter { Until = Noon.AddSeconds(1) }, "paid", "late");
        yield return Case("names", new EventFilter { Names = ["order.paid", "order.gone"] }, "paid");
        yield return Case("prefixes", new EventFilter { NamePrefixes = ["order.", "none."] }, "paid", "late");
        yield return Case("Prefect's prefix", new EventFilter { NamePrefixes = ["prefect.flow-run."] }, "run");
        yield return Case("except names", new EventFilter { ExceptNames = ["order.paid"] }, "late", "run");
        yield return Case("except prefixes", new EventFilter { ExceptNamePrefixes = ["order."] }, "run");
        yield return Case("prefix and except", new EventFilter { NamePrefixes = ["order."], ExceptNames = ["order.late"] }, "paid");
        yield return Case("resource id", new EventFilter { Resource = new ResourceFilter { Ids = ["order.7"] } }, "paid");
        yield return Case("resource prefix", new EventFilter { Resource = new ResourceFilter { IdPrefixes = ["order."] } }, "paid", "late");
        yield return Case("resource labels", new EventFilter { Resource = new ResourceFilter { Labels = LabelSpecification.Of("region", "eu-*") } }, "paid");
        yield return Case("related by role", new EventFilter { Related = [new ResourceFilter { Roles = ["shop"] }] }, "late");
        yield return Case("related by id and role together", new EventFilter { Related = [new ResourceFilter { Ids = ["shop.1"], Roles = ["flow"] }] });
        yield return Case("each related one", new EventFilter { Related = [new ResourceFilter { Roles = ["shop"] }, new ResourceFilter { Ids = ["shop.1"] }] }, "late");
        yield return Case("involved", new EventFilter { Involved = [new ResourceFilter { Ids = ["shop.1", "order.7"] }] }, "paid", "late");
        yield return Case("text, either word", new EventFilter { Text = "GONE paid" }, "paid");
        yield return Case("text in a payload", new EventFilter { Text = "grün" }, "late");
        yield return Case("text, a phrase", new EventFilter { Text = "\"is grün\"" }, "late");
        yield return Case("text, a phrase that is not there", new EventFilter { Text = "\"grün is\"" });
        yield return Case("text, required", new EventFilter { Text = "+order +eu-1" }, "paid");
        yield return Case("text, excluded", new EventFilter { Text = "order -eu-1" }, "late");
        yield return Case("text, excluded alone", new EventFilter { Text = "!order" }, "run");
        yield return Case("text of signs", new EventFilter { Text = "+ - \"" }, "paid", "late", "run");

        static TestCaseData Case(string about, EventFilter filter, params string[] expected) => new TestCaseData(filter, expected).SetArgDisplayNames(about);
    }

    [TestCaseSource(nameof(Filters))]
    public async Task QueryAsync_Filter_MeansTheseEvents(EventFilter filter, string[] expected)
    {
        await using var host = HostWith();
        host.Host.Publisher.Emit(new NewEvent("order.paid", new Resource("order.7", [new("region", "eu-1")])) { Occurred = Noon });
        host.Host.Publisher.Emit(new NewEvent("order.late", "order.8") { Occurred = Noon.AddSeconds(1), Related = [Resource.InRole("shop", "shop.1")], Payload = new JsonObject { ["n"] = new JsonArray("it is grün", 7) } });
        host.Host.Publisher.Emit(new NewEvent("orchestrix.flow-run.Done", "run.1") { Occurred = Noon.AddSeconds(2) });

        var page = await host.Host.EventStore.QueryAsync(new EventQuery { Filter = filter, Order = EventOrder.OldestFirst });

        Assert.That(page.Events.Select(e => e.Name.Split('.')[^1] is "Done" ? "run" : e.Name.Split('.')[^1]), Is.EqualTo(expected));
    }

    [Test]
    public async Task QueryAsync_LatestOfEachResource_LeavesEarlierOnesOut()
    {
        await using var host = HostWith(("a", "x.1", 0), ("b", "x.2", 1), ("c", "x.1", 2));

        var page = await host.Host.EventStore.QueryAsync(new EventQuery { Filter = new EventFilter { LatestOfEachResource = true } });

        Assert.That(page.Events.Select(e => e.Name), Is.EqualTo(new[] { "c", "b" }));
    }

    [Test]
    public void Text_TooLong_Throws() => Assert.Throws<ArgumentException>(() => _ = new EventFilter { Text = new string('a', 201) });

    [Test]
    public async Task CountByTimeAsync_Weeks_BeginOnMondaysAndEmptyOnesCount()
    {
        await using var host = HostWith(("a", "x.1", 0), ("b", "x.1", 60), ("c", "x.1", 15 * 24 * 3_600));

        var weeks = await host.Host.EventStore.CountByTimeAsync(new EventFilter(), 7.Days());

        Assert.That(weeks.Select(w => (w.Value, w.Count)), Is.EqualTo(new[] { ("2024-04-01T00:00:00Z", 2), ("2024-04-08T00:00:00Z", 0), ("2024-04-15T00:00:00Z", 1) }));
        Assert.That(weeks[0].End, Is.EqualTo(weeks[1].Start));
    }

    [Test]
    public async Task CountByTimeAsync_TimesBeforeTheAlignment_FallIntoTheirInterval()
    {
        await using var host = HostWith();
        host.Host.Publisher.Emit(new NewEvent("a", "x.1") { Occurred = new DateTimeOffset(2024, 3, 31, 23, 59, 59, TimeSpan.Zero) });

        var days = await host.Host.EventStore.CountByTimeAsync(new EventFilter(), 1.Days());

        Assert.That(days.Select(d => (d.Value, d.Count)), Is.EqualTo(new[] { ("2024-03-31T00:00:00Z", 1) }));
    }

    [Test]
    public async Task CountByTimeAsync_TooManyIntervals_SaysWhatToDo()
    {
        await using var host = HostWith();
        EventFilter day = new() { Since = Noon, Until = Noon.AddSeconds(1_000) };

        Assert.That(await host.Host.EventStore.CountByTimeAsync(new EventFilter { Since = Noon, Until = Noon.AddSeconds(999) }, 1.Seconds()), Has.Count.EqualTo(1_000));
        var exception = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await host.Host.EventStore.CountByTimeAsync(day, 1.Seconds()));
        Assert.That(exception!.Message, Does.Contain("1,001 intervals"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await host.Host.EventStore.CountByTimeAsync(day, TimeSpan.Zero));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await host.Host.EventStore.CountByTimeAsync(day, TimeSpan.MaxValue));
    }

    [Test]
    public async Task CountByNameAsync_And_CountByResourceAsync_HaveTheMostFirst()
    {
        await using var host = HostWith(("b", "x.2", 0), ("a", "x.1", 1), ("b", "x.1", 2), ("c", "x.1", 3));
        host.Host.Publisher.Emit(new NewEvent("c", new Resource("x.1", [new(LabelNames.ResourceName.Text, "One")])) { Occurred = Noon.AddSeconds(4) });

        var names = await host.Host.EventStore.CountByNameAsync(new EventFilter());
        var resources = await host.Host.EventStore.CountByResourceAsync(new EventFilter());

        Assert.That(names.Select(n => (n.Label, n.Count)), Is.EqualTo(new[] { ("b", 2), ("c", 2), ("a", 1) }));
        Assert.That(resources.Select(r => (r.Value, r.Label, r.Count)), Is.EqualTo(new[] { ("x.1", "One", 4), ("x.2", "x.2", 1) }));
        Assert.That((names[0].Start, names[0].End), Is.EqualTo((Noon, Noon.AddSeconds(2))));
    }

    static OrchestrixTestHost HostWith(params (string Name, string Resource, int Second)[] events)
    {
        var host = OrchestrixTestHost.Start();
        foreach (var (name, resource, second) in events) host.Host.Publisher.Emit(new NewEvent(name, resource) { Occurred = Noon.AddSeconds(second) });
        return host;
    }
}
