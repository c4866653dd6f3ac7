using System.Reactive.Linq;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>W1: N automations on one event name, each for one resource; each event matches exactly one of them.</summary>
sealed class MatchingWorkload : IDisposable
{
    public const int Events = 1 << 18;
    const int Unmatched = 1 << 14, Few = 1 << 12;

    readonly EventMaker maker;
    readonly bool ofRuns;
    readonly string name;
    readonly Rules rules;
    readonly Lazy<Rules> mixed;
    readonly Lazy<HotSource> source;
    readonly LogRecord[] records = new LogRecord[Events];
    readonly LogRecord[] unmatched = new LogRecord[Unmatched];
    readonly BareEvent[] bare = new BareEvent[Events];
    readonly Dictionary<string, Dictionary<string, int>> limit = [];
    readonly long[] counters;

    public MatchingWorkload(int automations, bool ofRuns)
    {
        this.ofRuns = ofRuns;
        maker = new EventMaker(automations * 2, ofRuns); // nobody listens to the second half
        name = ofRuns ? RunState.Completed.FlowRunEvent.Text : "order.late";
        counters = new long[automations];
        Dictionary<string, int> byId = limit[name] = [];
        for (var i = 0; i < automations; i++) byId[maker.BareOf(name, i).Id] = i;

        Random random = new(1);
        for (var i = 0; i < Events; i++)
        {
            var key = random.Next(automations);
            records[i] = Record(i + 1, key);
            bare[i] = maker.BareOf(new string(name), key);
        }

        for (var i = 0; i < Unmatched; i++) unmatched[i] = Record(i + 1, automations + random.Next(automations));
        rules = new Rules(Exact(automations));
        mixed = new Lazy<Rules>(() => new Rules([.. Exact(automations), .. Beside()]));
        source = new Lazy<HotSource>(() => Subscribed(automations));
    }

    public double Ours() => Meter.Nanoseconds(Events, () => rules.Handle(records));

    public double OursBeside100() => Meter.Nanoseconds(Events, () => mixed.Value.Handle(records));

    public double FiringBytes() => Math.Round(Meter.Bytes(Events, () => rules.Handle(records)), 1);

    public double UnmatchedBytes() => Math.Floor(Meter.Bytes(Unmatched, () => mixed.Value.Handle(unmatched)));

    public double OursOfFew() => Meter.Nanoseconds(Few, () => rules.Handle(records.AsSpan(0, Few)));

    public double Rx() => Meter.Nanoseconds(Few, () =>
    {
        for (var i = 0; i < Few; i++) source.Value.Show(bare[i]);
    });

    public double Dictionary() => Meter.Nanoseconds(Events, () =>
    {
        foreach (var e in bare)
            if (limit.TryGetValue(e.Name, out var byId) && byId.TryGetValue(e.Id, out var id)) counters[id]++;
    });

    public void Dispose()
    {
        rules.Dispose();
        if (mixed.IsValueCreated) mixed.Value.Dispose();
    }

    LogRecord Record(long position, int key) => ofRuns
        ? new(position, 0, maker.RunOf(key, RunState.Completed, 0), Run.EndPart, 1)
        : new(position, 0, EventMaker.Custom(Symbol.Of(name), maker.ResourceOf(key), 0), 0, 1);

    IEnumerable<Automation> Exact(int count) =>
        Enumerable.Range(0, count).Select(i => Rules.Of($"a{i}", When.Event(name).Where(LabelNames.ResourceId.Text, maker.TextOf(i))));

    // Names with wildcards that accept the event's, and such that do not; negations and globs of the id that nearly accept it; labels that it has not.
    IEnumerable<Automation> Beside()
    {
        var id = LabelNames.ResourceId.Text;
        var kind = maker.TextOf(0)[..^36];
        for (var i = 0; i < 20; i++)
        {
            yield return Rules.Of($"w{i}", When.Event(name[..^(1 + (i % 4))] + "*").Where(id, $"{kind}nobody-{i}"));
            yield return Rules.Of($"v{i}", When.Event($"*.{i}").Where(id, $"{kind}*"));
            yield return Rules.Of($"n{i}", When.Event(name).Where(id, $"!{kind[..^(1 + (i % 8))]}*"));
            yield return Rules.Of($"g{i}", When.Event(name).Where(id, $"{kind}{i:x2}*-nobody"));
            yield return Rules.Of($"l{i}", When.Event(name).Where("region", $"!eu-{i}", "us-*"));
        }
    }

    HotSource Subscribed(int automations)
    {
        HotSource hot = new();
        for (var i = 0; i < automations; i++)
        {
            var (number, wanted) = (i, maker.BareOf(name, i).Id);
            hot.Where(e => e.Name == name && e.Id == wanted).Subscribe(_ => counters[number]++);
        }

        return hot;
    }
}
