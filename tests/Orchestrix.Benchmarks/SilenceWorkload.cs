using System.Runtime.CompilerServices;
using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>
/// W3: one automation that expects an event within 60 seconds after another, for each resource. One operation lets time pass, shows the expected event of a
/// random key, which disarms its window, and the one after which it is expected, which arms it again. About one window in twenty runs out.
/// </summary>
sealed class SilenceWorkload : IDisposable
{
    public const int Operations = KeyedStream.Events / 2;
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    readonly KeyedStream stream;
    readonly FifoDeadlines fifo = new(Within.Ticks);
    readonly Dictionary<string, Timer> timers = [];
    Rules? rules;

    public SilenceWorkload(int keys, bool ofRuns)
    {
        stream = new KeyedStream(keys, ofRuns, RunState.Completed, RunState.Running);
        rules = RulesOf(stream.Names[1], stream.Names[0]);
    }

    public static Rules RulesOf(string after, string expected, Action<Orchestrix.Log.LogEntry>? committed = null) =>
        new([Rules.Of("late", When.Event(expected).After(after).ForEach(LabelNames.ResourceId.Text).DoesNotHappenWithin(Within))], committed);

    public (double Ours, double Peer) Round() => (Ours(), Stopwatching.Nanoseconds(Operations, Limit));

    public (double Ours, double Peer) RoundBesideTimers() => (Ours(), Stopwatching.Nanoseconds(Operations, Timers));

    /// <summary>Bytes for each armed window: what is given back with the rules. The events stay.</summary>
    public double Bytes()
    {
        Show();
        var with = GC.GetTotalMemory(forceFullCollection: true);
        Drop();
        var without = GC.GetTotalMemory(forceFullCollection: true);
        rules = RulesOf(stream.Names[1], stream.Names[0]);
        return (with - without) / (double)fifo.Armed;
    }

    public void Dispose() => rules?.Dispose();

    // Methods of their own, so that nothing on the stack holds the rules.
    [MethodImpl(MethodImplOptions.NoInlining)]
    void Show()
    {
        stream.Advance();
        rules!.Handle(stream.Records); // made with the workload, and again after each drop
        fifo.Show(stream.Bare);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Drop()
    {
        rules?.Dispose();
        rules = null;
    }

    double Ours()
    {
        stream.Advance();
        GC.Collect();
        return Stopwatching.Nanoseconds(Operations, () => rules!.Handle(stream.Records)); // there is one, except inside of Bytes
    }

    void Limit() => fifo.Show(stream.Bare);

    void Timers()
    {
        for (var i = 0; i < KeyedStream.Events; i += 2)
        {
            if (timers.Remove(stream.Bare[i].Id, out var timer)) timer.Dispose();
            timers[stream.Bare[i + 1].Id] = new Timer(static _ => { }, null, Within, Timeout.InfiniteTimeSpan);
        }
    }
}
