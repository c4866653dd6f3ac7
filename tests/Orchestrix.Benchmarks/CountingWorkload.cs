using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Runtime.InteropServices;
using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>W2: one automation that looks at each resource separately and fires at the fifth event within 60 seconds.</summary>
sealed class CountingWorkload : IDisposable
{
    const int Threshold = 5, Few = 1 << 17;
    static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    readonly KeyedStream stream;
    readonly Rules rules;
    readonly Dictionary<string, Bucket> limit = [];
    readonly Lazy<(HotSource Source, HistoricalScheduler Clock)> rx;

    public CountingWorkload(int keys, bool ofRuns)
    {
        stream = new KeyedStream(keys, ofRuns, RunState.Completed);
        rules = RulesOf(stream.Names[0]);
        rx = new(Buffered);
    }

    /// <summary>How often limit and peer fired, so that nobody finds their work to be of no use.</summary>
    public long PeersFired { get; private set; }

    public static Rules RulesOf(string name) =>
        new([Rules.Of("five", When.Event(name).ForEach(LabelNames.ResourceId.Text).Times(Threshold).Within(Within))]);

    public (double Ours, double Peer) Round()
    {
        stream.Advance();
        GC.Collect();
        var ours = Stopwatching.Nanoseconds(KeyedStream.Events, () => rules.Handle(stream.Records));
        return (ours, Stopwatching.Nanoseconds(KeyedStream.Events, Limit));
    }

    public (double Ours, double Peer) RoundBesideRx()
    {
        stream.Advance();
        var ours = Stopwatching.Nanoseconds(Few, () => rules.Handle(stream.Records[..Few]));
        return (ours, Stopwatching.Nanoseconds(Few, Rx));
    }

    public void Dispose() => rules.Dispose();

    void Limit()
    {
        var within = Within.Ticks;
        foreach (var e in stream.Bare)
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(limit, e.Id, out var exists);
            if (!exists || e.Ticks - bucket.Start >= within) bucket = new Bucket { Start = e.Ticks };
            if (++bucket.Count < Threshold) continue;
            bucket = new Bucket { Start = bucket.Start + within };
            PeersFired++;
        }
    }

    void Rx()
    {
        var (source, clock) = rx.Value;
        var next = clock.Now;
        foreach (var e in stream.Bare[..Few])
        {
            DateTimeOffset at = new(e.Ticks, TimeSpan.Zero);
            if (at - next > TimeSpan.FromMilliseconds(100)) clock.AdvanceTo(next = at);
            source.Show(e);
        }
    }

    (HotSource Source, HistoricalScheduler Clock) Buffered()
    {
        HotSource source = new();
        HistoricalScheduler clock = new(new DateTimeOffset(stream.Bare[0].Ticks, TimeSpan.Zero));
        source.GroupBy(e => e.Id).SelectMany(g => g.Buffer(Within, Threshold, clock)).Where(b => b.Count >= Threshold).Subscribe(_ => PeersFired++);
        return (source, clock);
    }

    struct Bucket
    {
        public long Start;
        public int Count;
    }
}
