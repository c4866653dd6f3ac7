using System.Reactive;
using System.Reactive.Linq;
using Orchestrix.Events;
using Orchestrix.Tests.Runs;

namespace Orchestrix.Tests.Events;

public sealed class EventStreamTests
{
    static async Task<List<string>> StopAndCollect(RunFixture fixture, Task<List<string>> names)
    {
        await fixture.StopAsync();
        return await names;
    }

    static Task<List<string>> Collect(IObservable<OrchestrationEvent> events)
    {
        TaskCompletionSource<List<string>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> names = [];
        events.Subscribe(e => names.Add(e.Name), done.SetException, () => done.SetResult(names));
        return done.Task;
    }

    [Test]
    public async Task Subscribe_SeesWhatComesAfterwards_AndCompletesAtStop()
    {
        await using var fixture = RunFixture.Start();
        fixture.Host.Publisher.Emit(new NewEvent("before", "thing.1"));
        var names = Collect(fixture.Host.Events);

        for (var i = 0; i < 1_000; i++) fixture.Host.Publisher.Emit(new NewEvent($"e{i}", "thing.1"));

        Assert.That(await StopAndCollect(fixture, names), Is.EqualTo(Enumerable.Range(0, 1_000).Select(i => $"e{i}")));
    }

    [Test]
    public async Task Subscribe_Late_CompletesAtOnceAfterTheStop()
    {
        await using var fixture = RunFixture.Start();
        await fixture.StopAsync();

        Assert.That(await Collect(fixture.Host.Events), Is.Empty);
    }

    [Test]
    public async Task Subscribe_ObserverEmits_EveryoneSeesOneOrder()
    {
        await using var fixture = RunFixture.Start();
        var first = Collect(fixture.Host.Events);
        using var echo = fixture.Host.Events.Where(e => e.Name.StartsWith("ping", StringComparison.Ordinal))
            .Subscribe(e => fixture.Host.Publisher.Emit(new NewEvent("pong" + e.Name[4..], "thing.1")));
        var second = Collect(fixture.Host.Events);

        for (var i = 0; i < 200; i++) fixture.Host.Publisher.Emit(new NewEvent($"ping{i}", "thing.1"));
        await fixture.UntilAsync(e => e.Name == "pong199", new TaskCompletionSource().Task);

        var order = await StopAndCollect(fixture, first);
        Assert.That(order, Has.Count.EqualTo(400));
        Assert.That(await second, Is.EqualTo(order));
        Assert.That(order.Where(n => n.StartsWith("pong", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, 200).Select(i => $"pong{i}")));
    }

    // G10: a subscriber that throws harms nothing but itself.
    [Test]
    public async Task Subscribe_ObserverThrows_KeepsItsSubscriptionAndHarmsNobody()
    {
        await using var fixture = RunFixture.Start();
        var seen = 0;
        using var broken = fixture.Host.Events.Subscribe(new Throwing(() => seen++));
        var names = Collect(fixture.Host.Events);

        for (var i = 0; i < 10; i++) fixture.Host.Publisher.Emit(new NewEvent("e", "thing.1"));

        Assert.That(await StopAndCollect(fixture, names), Has.Count.EqualTo(10));
        await fixture.Drained(() => seen == 10);
        Assert.That(fixture.Get<EventCounters>().SubscriberFaults, Is.GreaterThanOrEqualTo(10));
    }

    sealed class Throwing(Action seen) : IObserver<OrchestrationEvent>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(OrchestrationEvent value)
        {
            seen();
            throw new InvalidOperationException("subscriber");
        }
    }

    [Test]
    public async Task Subscribe_SlowObserver_DelaysNobodyAndMissesWithACount()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureStore(s => { s.Entries = 2_000; s.UnreadBeforeWaiting = 1_000; }));
        using ManualResetEventSlim goOn = new();
        var shown = 0;
        using var slow = fixture.Host.Events.Subscribe(_ => { shown++; goOn.Wait(); });

        for (var i = 0; i < 10_000; i++) fixture.Host.Publisher.Emit(new NewEvent("e", "thing.1")); // returns, although nobody reads
        goOn.Set();

        await fixture.Drained(() => fixture.Get<EventCounters>().MissedRecords > 0);
        Assert.That(fixture.Get<EventCounters>().MissedRecords, Is.Positive);
    }

    [Test]
    public async Task Subscribe_Disposed_SeesNothingMore()
    {
        await using var fixture = RunFixture.Start();
        var seen = 0;
        var subscription = fixture.Host.Events.Subscribe(_ => seen++);
        subscription.Dispose();

        fixture.Host.Publisher.Emit(new NewEvent("e", "thing.1"));
        await fixture.StopAsync();

        Assert.That(seen, Is.Zero);
    }

    [Test]
    public async Task Subscribe_ParallelPublishers_AreShownOneAtATime()
    {
        await using var fixture = RunFixture.Start();
        int inside = 0, most = 0, count = 0;
        TaskCompletionSource done = new();
        using var subscription = fixture.Host.Events.Subscribe(
            _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                count++;
                Interlocked.Decrement(ref inside);
            },
            done.SetException,
            done.SetResult);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => { for (var i = 0; i < 500; i++) fixture.Host.Publisher.Emit(new NewEvent("e", "thing.1")); })));
        await fixture.StopAsync();
        await done.Task;

        Assert.That((most, count), Is.EqualTo((1, 2_000)));
    }

    [Test]
    public async Task Read_FromTheBeginning_GivesWhatIsKept_AndEndsAtStop()
    {
        await using var fixture = RunFixture.Start();
        for (var i = 0; i < 5; i++) fixture.Host.Publisher.Emit(new NewEvent($"e{i}", "thing.1"));
        await fixture.StopAsync();

        List<string> names = [];
        await foreach (var e in fixture.Host.Events.ReadAsync(after: 0)) names.Add(e.Name);

        Assert.That(names, Is.EqualTo(new[] { "e0", "e1", "e2", "e3", "e4" }));
    }

    [Test]
    public async Task Read_Cancelled_Throws()
    {
        await using var fixture = RunFixture.Start();
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();

        await Assert.ThatAsync(async () => { await foreach (var _ in fixture.Host.Events.ReadAsync(after: null, cancel.Token)) { } }, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task SubscribeInline_Emit_ShowsTheEventBeforeTheCallReturns_AfterTheRules()
    {
        await using var fixture = RunFixture.Start(o => o.AddAutomation("a", When.Event("order.late"), Then.Emit("noted", "thing.1")));
        List<(string Name, long End)> seen = [];
        using var subscription = fixture.Host.Events.SubscribeInline(Observer.Create<OrchestrationEvent>(e => seen.Add((e.Name, fixture.Log.End - e.Position))));

        fixture.Host.Publisher.Emit(new NewEvent("order.late", "thing.1"));

        Assert.That(seen, Has.Count.GreaterThanOrEqualTo(1));
        Assert.That(seen[0].Name, Is.EqualTo("order.late"));
        Assert.That(seen[0].End, Is.Positive, "the firing is in the log already");
    }

    [Test]
    public async Task SubscribeInline_Throws_IsCountedAndGoesOn()
    {
        await using var fixture = RunFixture.Start();
        List<string> seen = [];
        using var bad = fixture.Host.Events.SubscribeInline(Observer.Create<OrchestrationEvent>(_ => throw new InvalidOperationException("bad")));
        using var good = fixture.Host.Events.SubscribeInline(Observer.Create<OrchestrationEvent>(e => seen.Add(e.Name)));

        fixture.Host.Publisher.Emit(new NewEvent("a", "thing.1"));
        fixture.Host.Publisher.Emit(new NewEvent("b", "thing.1"));

        Assert.That(seen, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(fixture.Get<EventCounters>().SubscriberFaults, Is.EqualTo(2));
    }

    [Test]
    public async Task SubscribeInline_EmitsMoreThanThereIsRoomFor_NeverWaitsForItself()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureStore(m => m.UnreadBeforeWaiting = 16));
        List<string> seen = [];
        using var subscription = fixture.Host.Events.SubscribeInline(Observer.Create<OrchestrationEvent>(e =>
        {
            seen.Add(e.Name);
            if (e.Name != "many") return;
            for (var i = 0; i < 100; i++) fixture.Host.Publisher.Emit(new NewEvent($"e{i}", "thing.1"));
        }));

        fixture.Host.Publisher.Emit(new NewEvent("many", "thing.1"));

        Assert.That(seen, Is.EqualTo(new[] { "many" }.Concat(Enumerable.Range(0, 100).Select(i => $"e{i}"))));
    }

    [Test]
    public async Task SubscribeInline_ParallelPublishersAndLittleRoom_MissesNothing()
    {
        await using var fixture = RunFixture.Start(o => o.ConfigureStore(m => (m.UnreadBeforeWaiting, m.Entries) = (16, 32)));
        const int threads = 4, each = 2_000;
        List<string> seen = [];
        using var subscription = fixture.Host.Events.SubscribeInline(Observer.Create<OrchestrationEvent>(e => seen.Add(e.Name)));

        await Task.WhenAll(Enumerable.Range(0, threads).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < each; i++) fixture.Host.Publisher.Emit(new NewEvent($"{t}", "thing.1"));
        })));
        await fixture.StopAsync();

        Assert.That(seen, Has.Count.EqualTo(threads * each));
        Assert.That(fixture.Get<EventCounters>().MissedRecords, Is.Zero);
    }
}
