using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>
/// A stream of events about random keys in virtual time, which each key meets every 20 seconds on average. Each pass has new event objects with later times; ids
/// and strings stay. The same choice of keys is there as bare events, for limits and peers.
/// </summary>
sealed class KeyedStream
{
    public const int Events = 1 << 20;
    static readonly long GapPerKeyTicks = TimeSpan.FromSeconds(20).Ticks;

    readonly EventMaker maker;
    readonly bool ofRuns;
    readonly int[] choice;
    readonly Symbol[] names;
    readonly RunState[] states;
    readonly Resource[] resources = [];
    readonly LogRecord[] records;
    readonly BareEvent[] bare;
    readonly long gap;
    long now;

    /// <param name="keys">How many keys there are.</param>
    /// <param name="ofRuns">Whether the events are state changes of runs.</param>
    /// <param name="states">The states that follow each other for a key at one time: their names are the names of the events.</param>
    public KeyedStream(int keys, bool ofRuns, params RunState[] states)
    {
        maker = new EventMaker(keys, ofRuns);
        this.ofRuns = ofRuns;
        this.states = states;
        names = [.. states.Select(s => ofRuns ? s.FlowRunEvent : Symbol.Of($"order.{s.Name}"))];
        gap = Math.Max(1, GapPerKeyTicks / keys);
        Random random = new(3);
        choice = [.. Enumerable.Range(0, Events / states.Length).Select(_ => random.Next(keys))];
        records = new LogRecord[Events];
        bare = new BareEvent[Events];
        if (!ofRuns) resources = new Resource[Events];
        for (var i = 0; i < Events; i++)
        {
            bare[i] = maker.BareOf(names[i % states.Length].Text, choice[i / states.Length]);
            if (!ofRuns) resources[i] = maker.ResourceOf(choice[i / states.Length]);
        }
    }

    public IReadOnlyList<string> Names => [.. names.Select(n => n.Text)];

    public ReadOnlySpan<LogRecord> Records => records;

    public ReadOnlySpan<BareEvent> Bare => bare;

    /// <summary>Makes the events of the next pass.</summary>
    public void Advance()
    {
        for (var i = 0; i < Events; i++)
        {
            if (i % states.Length == 0) now += gap;
            bare[i].Ticks = now;
            records[i] = RecordOf(i);
        }
    }

    LogRecord RecordOf(int i)
    {
        var state = states[i % states.Length];
        return ofRuns
            ? new(i + 1, now, maker.RunOf(choice[i / states.Length], state, now), state.IsTerminal ? Run.EndPart : Run.RunningPart, 1)
            : new(i + 1, now, EventMaker.Custom(names[i % states.Length], resources[i], now), 0, 1);
    }
}
