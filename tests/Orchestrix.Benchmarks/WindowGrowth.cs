using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>Windows that open one after the other: what they take, and what the slowest of them costs.</summary>
sealed class WindowGrowth
{
    const int Growths = 3;

    readonly LogRecord[] records;
    readonly string name;

    public WindowGrowth(int keys, bool ofRuns)
    {
        EventMaker maker = new(keys, ofRuns);
        name = ofRuns ? RunState.Completed.FlowRunEvent.Text : "order.late";
        records = [.. Enumerable.Range(0, keys).Select(i => ofRuns
            ? new LogRecord(i + 1, 0, maker.RunOf(i, RunState.Completed, 0), Run.EndPart, 1)
            : new LogRecord(i + 1, 0, EventMaker.Custom(Symbol.Of(name), maker.ResourceOf(i), 0), 0, 1))];
    }

    /// <summary>Bytes for each live window; ids and events were there before.</summary>
    public double Bytes()
    {
        using var rules = CountingWorkload.RulesOf(name);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        rules.Handle(records);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(rules);
        return (after - before) / (double)records.Length;
    }

    /// <summary>Milliseconds of the slowest insert. Each is the best of several growths, so that a thread which lost its time slice does not count.</summary>
    public double WorstInsert()
    {
        var best = new long[records.Length];
        Array.Fill(best, long.MaxValue);
        for (var growth = 0; growth < Growths; growth++)
        {
            using var rules = CountingWorkload.RulesOf(name);
            for (var i = 0; i < records.Length; i++)
            {
                var start = TimeProvider.System.GetTimestamp();
                rules.Handle(records.AsSpan(i, 1));
                best[i] = Math.Min(best[i], TimeProvider.System.GetTimestamp() - start);
            }
        }

        return TimeProvider.System.GetElapsedTime(0, best.Max()).TotalMilliseconds;
    }
}
