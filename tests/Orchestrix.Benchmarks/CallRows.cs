using Orchestrix.Automations;
using Orchestrix.Events;
using Polly;

namespace Orchestrix.Benchmarks;

/// <summary>W4: what tracked calls cost. Figures of a round are taken close to each other, so that what disturbs one disturbs the other.</summary>
static class CallRows
{
    const int Calls = 100_000, Flows = 10_000;

    static readonly AsyncLocal<object?> Local = new();
    static readonly AsyncLocal<object?> Other = new();
    static readonly object Outer = new(), Inner = new();

    // 10,000 automations would change nothing for these rows; a handful keeps the engine's index real.
    static readonly Lazy<BenchmarkHost> Silent = new(() => new BenchmarkHost());
    static readonly Lazy<BenchmarkHost> Listening = new(() => new BenchmarkHost(WithAutomations));
    static readonly Lazy<BenchmarkHost> Watched = new(() =>
    {
        BenchmarkHost host = new(WithAutomations);
        host.Host.Events.Subscribe(new CountingObserver());
        return host;
    });

    static readonly Lazy<BenchmarkHost> WatchedInline = new(() =>
    {
        BenchmarkHost host = new(WithAutomations);
        var counted = 0L;
        host.Host.Events.SubscribeInline(System.Reactive.Observer.Create<OrchestrationEvent>(_ => counted++));
        return host;
    });

    static readonly ResiliencePipeline Polly = new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = 3 }).AddTimeout(TimeSpan.FromSeconds(30)).Build();

    public static IReadOnlyList<RatioRow> All() =>
    [
        new("W4 sync task, nobody subscribed / AsyncLocal set+restore", "ns", 4, () => (InScope(Silent, () => Meter.Nanoseconds(Calls, Sums)), Meter.Nanoseconds(Calls, SetAndRestore))),
        RatioRow.Limit("W4 sync task, nobody subscribed: bytes", "B", 176, () => InScope(Silent, () => Meter.Bytes(Calls, Sums))),
        new("W4 sync task, engine listening / AsyncLocal set+restore", "ns", 7, () => (InScope(Listening, () => Meter.Nanoseconds(Calls, Sums)), Meter.Nanoseconds(Calls, SetAndRestore))),
        RatioRow.Limit("W4 sync task, engine listening: bytes", "B", 176, () => InScope(Listening, () => Meter.Bytes(Calls, Sums))),
        new("W4 sync task by hand / intercepted", "ns", 1.3, () => InScope(Silent, () => (Meter.Nanoseconds(Calls, SumsByHand), Meter.Nanoseconds(Calls, Sums)))),
        new("W4 no host / AsyncLocal read", "ns", 4, () => (Meter.Nanoseconds(Calls * 10, Untracked), Meter.Nanoseconds(Calls * 10, Reads))),
        RatioRow.Limit("W4 no host: bytes", "B", 0, () => Math.Floor(Meter.Bytes(Calls * 10, Untracked))),
        new("W4 suspended task / await Task.Yield()", "ns", 3, () => (InScope(Silent, () => Meter.Nanoseconds(Flows, Yields)), InScope(Silent, () => Meter.Nanoseconds(Flows, BareYields)))),
        RatioRow.Limit("W4 suspended task: bytes more", "B", 300, () => InScope(Silent, () => Meter.Bytes(Flows, Yields)) - Meter.Bytes(Flows, BareYields)),
        new("W4 flow of 10, engine only / Polly retry+timeout", "ns", 0.65, () => (InScope(Listening, () => Meter.Nanoseconds(Flows, () => TenSteps(Listening.Value, EngineSaw))), Meter.Nanoseconds(Flows, PollySteps))),
        RatioRow.Limit("W4 flow of 10, engine only: bytes", "B", 2_048, () => InScope(Listening, () => Meter.Bytes(Flows, () => TenSteps(Listening.Value, EngineSaw)))),
        new("W4 flow of 10, engine and one inline subscriber / Polly", "ns", 1, () => (InScope(WatchedInline, () => Meter.Nanoseconds(Flows, () => TenSteps(WatchedInline.Value, EngineSaw))), Meter.Nanoseconds(Flows, PollySteps))),
        RatioRow.Limit("W4 flow of 10, engine and one inline subscriber: bytes", "B", 4_608, () => InScope(WatchedInline, () => Meter.Bytes(Flows, () => TenSteps(WatchedInline.Value, EngineSaw)))),
        new("W4 flow of 10, engine and one subscriber / Polly", "ns", 1.2, () => (InScope(Watched, () => Meter.Nanoseconds(Flows, () => TenSteps(Watched.Value, AllSaw))), Meter.Nanoseconds(Flows, PollySteps))),
        RatioRow.Limit("W4 flow of 10, engine and one subscriber: bytes", "B", 6_144, () => InScope(Watched, () => Meter.Bytes(Flows, () => TenSteps(Watched.Value, AllSaw)))),
        new("W4 the 10,000th task of a run / its first hundred", "ns", 1.2, LateAndEarlyTasks),
    ];

    static (double, double) InScope(Lazy<BenchmarkHost> host, Func<(double, double)> measure)
    {
        using var scope = host.Value.Host.EnterScope();
        return measure();
    }

    static double InScope(Lazy<BenchmarkHost> host, Func<double> measure)
    {
        using var scope = host.Value.Host.EnterScope();
        return measure();
    }

    static void WithAutomations(OrchestrixBuilder o)
    {
        for (var i = 0; i < 100; i++) o.AddAutomation($"late {i}", When.Event($"order.late.{i}").ForEach("orchestrix.resource.id").Times(3).Within(1.Minutes()), Then.Emit("noted", "thing.1"));
        o.AddAutomation("failures", When.FlowRun.Fails(), Then.Emit("noted", "thing.1"));
    }

    static void Sums() => Work.Sum(Calls);

    static void SumsByHand() => Work.SumByHand(Calls);

    // As a call inside of a flow does it: there is a value, another takes its place, and the first is put back.
    static void SetAndRestore()
    {
        Local.Value = Outer;
        for (var i = 0; i < Calls; i++)
        {
            var before = Local.Value;
            Local.Value = Inner;
            Local.Value = before;
        }

        Local.Value = null;
    }

    // A process without a host still has contexts: what the platform keeps in them.
    static void Untracked()
    {
        Other.Value = Outer;
        var sum = 0;
        for (var i = 0; i < Calls * 10; i++) sum = Work.Add(sum, i);
        GC.KeepAlive(sum);
        Other.Value = null;
    }

    static void Reads()
    {
        Other.Value = Outer;
        var found = 0;
        for (var i = 0; i < Calls * 10; i++)
            if (Local.Value is not null) found++;
        GC.KeepAlive(found);
        Other.Value = null;
    }

    static void Yields() => Work.YieldMany(Flows).GetAwaiter().GetResult();

    static void BareYields() => Work.BareYieldMany(Flows).GetAwaiter().GetResult();

    // The clock stops when every reader has seen everything.
    static void TenSteps(BenchmarkHost host, Func<BenchmarkHost, bool> allSaw)
    {
        for (var i = 0; i < Flows; i++) Work.TenSteps(i).GetAwaiter().GetResult();
        SpinWait.SpinUntil(() => allSaw(host));
    }

    static bool EngineSaw(BenchmarkHost host) => host.Get<AutomationEngine>().Handled >= host.Log.End;

    static bool AllSaw(BenchmarkHost host) => EngineSaw(host) && CountingObserver.LastPosition >= host.Log.End;

    static void PollySteps()
    {
        for (var i = 0; i < Flows; i++)
        {
            var x = i;
            for (var step = 0; step < 10; step++) x = Polly.ExecuteAsync(static (value, _) => Work.BareStep(value), x).AsTask().GetAwaiter().GetResult();
        }
    }

    // Runs of 10,000 tasks whose parts are timed inside of one run: the last hundred beside the first.
    static (double Late, double Early) LateAndEarlyTasks() => TaskAges.Measure(Silent.Value);

    sealed class CountingObserver : IObserver<OrchestrationEvent>
    {
        static long last;

        public static long LastPosition => Interlocked.Read(ref last);

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(OrchestrationEvent value) => Interlocked.Exchange(ref last, value.Position);
    }
}
