using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Benchmarks;

/// <summary>W6: a host with the memory store and 10,000 automations, each for one resource, of which each emitted event fires one.</summary>
sealed class EmissionWorkload : IDisposable
{
    public const int Emits = 1 << 18;
    const int Automations = 10_000, Spaced = 500;

    readonly EventMaker maker = new(Automations, ofRuns: false);
    readonly BenchmarkHost quiet;
    readonly BenchmarkHost acting;
    readonly NewEvent[] drafts;
    readonly SemaphoreSlim reached = new(0);
    long reachedAt;

    public EmissionWorkload()
    {
        // Firings are stored and their actions requested, but nobody executes these: an action's cost is its own.
        quiet = new BenchmarkHost(o => WithAutomations(o), services => services.AddSingleton(p => new AutomationEngine(
            p.GetRequiredService<ILog>(), TimeProvider.System, Declared(), new AutomationOptions(), NullLogger<AutomationEngine>.Instance, p.GetRequiredService<AutomationCounters>())));
        acting = new BenchmarkHost(o => o.AddAutomation("act", When.Event("act"), Then.Do("act", _ => Reached())));
        Random random = new(5);
        drafts = [.. Enumerable.Range(0, Emits).Select(_ => new NewEvent("order.late", maker.TextOf(random.Next(Automations))))];
    }

    public double Nanoseconds() => Meter.Nanoseconds(Emits, EmitAll);

    public double Bytes() => Meter.Bytes(Emits, EmitAll);

    /// <summary>Microseconds until the firing stands in the log, which it does when the call returns.</summary>
    public double Recorded(double quantile)
    {
        var times = new double[Spaced];
        var publisher = quiet.Host.Publisher;
        for (var i = 0; i < Spaced; i++)
        {
            Pause();
            var end = quiet.Log.End;
            var start = TimeProvider.System.GetTimestamp();
            publisher.Emit(drafts[i]);
            times[i] = TimeProvider.System.GetElapsedTime(start).TotalMicroseconds;
            if (quiet.Log.End < end + 2) throw new InvalidOperationException("Nothing fired.");
        }

        Array.Sort(times);
        return times[(int)(Spaced * quantile)];
    }

    /// <summary>Microseconds at the median until a handler begins, beside those until a thread of the pool begins with what is handed to it.</summary>
    public (double Ours, double Peer) HandlerStart()
    {
        var ours = new double[Spaced];
        var peer = new double[Spaced];
        NewEvent draft = new("act", "thing.1");
        for (var i = 0; i < Spaced; i++)
        {
            ours[i] = TimeToReach(() => acting.Host.Publisher.Emit(draft));
            peer[i] = TimeToReach(() => ThreadPool.UnsafeQueueUserWorkItem(static work => work.Reached(), this, preferLocal: false));
        }

        Array.Sort(ours);
        Array.Sort(peer);
        return (ours[Spaced / 2], peer[Spaced / 2]);
    }

    public void Dispose()
    {
        quiet.Dispose();
        acting.Dispose();
    }

    double TimeToReach(Action start)
    {
        Pause();
        var began = TimeProvider.System.GetTimestamp();
        start();
        reached.Wait();
        return TimeProvider.System.GetElapsedTime(began, reachedAt).TotalMicroseconds;
    }

    void Reached()
    {
        reachedAt = TimeProvider.System.GetTimestamp();
        reached.Release();
    }

    void EmitAll()
    {
        var publisher = quiet.Host.Publisher;
        foreach (var draft in drafts) publisher.Emit(draft);
    }

    // Between events that come one by one, threads go to sleep.
    void Pause() => reached.Wait(TimeSpan.FromMilliseconds(1));

    void WithAutomations(OrchestrixBuilder o)
    {
        foreach (var automation in Declared()) o.AddAutomation(automation);
    }

    IEnumerable<Automation> Declared() =>
        Enumerable.Range(0, Automations).Select(i => Rules.Of($"a{i}", When.Event("order.late").Where(LabelNames.ResourceId.Text, maker.TextOf(i))));
}
