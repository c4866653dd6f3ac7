using Orchestrix.Events;

namespace Orchestrix.Triggers.Metrics;

/// <summary>The average time between two states of a run: from Running to its end, or from Late to Running or Crashed.</summary>
sealed class SpanSamples(long rangeTicks, bool isLateness) : RunSamples(rangeTicks)
{
    const int MostBegun = 100_000;

    readonly Dictionary<LabelValue, long> begun = [];
    readonly Queue<LabelValue> byAge = new(); // also those that are no longer begun, until they come up
    readonly Dictionary<LabelValue, List<(long Stamp, long Span)>> spans = [];
    long sum;
    int count;

    public override double? Value => count == 0 ? null : (double)sum / count / TimeSpan.TicksPerSecond;

    public override void Save(BinaryWriter writer)
    {
        base.Save(writer);
        writer.Write(begun.Count);
        foreach (var run in byAge.Where(begun.ContainsKey).Distinct())
        {
            writer.Write(run.ToString());
            writer.Write(begun[run]);
        }

        writer.Write(count);
        foreach (var (run, all) in spans)
            foreach (var (stamp, span) in all)
            {
                writer.Write(run.ToString());
                writer.Write(stamp);
                writer.Write(span);
            }
    }

    public override void Load(BinaryReader reader)
    {
        base.Load(reader);
        for (var left = reader.ReadInt32(); left > 0; left--) Begin(LabelValue.Of(reader.ReadString()), reader.ReadInt64());
        for (var left = reader.ReadInt32(); left > 0; left--) Add(LabelValue.Of(reader.ReadString()), reader.ReadInt64(), reader.ReadInt64());
    }

    protected override void Take(LabelValue run, LabelValue type, LabelValue name, long occurredTicks)
    {
        if (isLateness && name == StateTypes.LateName) Begin(run, occurredTicks);
        else if (!isLateness && type == StateTypes.Running) Begin(run, begun.TryGetValue(run, out var first) ? first : occurredTicks);
        else if ((isLateness ? type == StateTypes.Running || type == StateTypes.Crashed : StateTypes.IsTerminal(type)) && begun.Remove(run, out var from))
        {
            Add(run, occurredTicks, occurredTicks - from);
            LeaveLater(run, occurredTicks);
        }
    }

    protected override void Remove(LabelValue run, long stampTicks)
    {
        if (!spans.TryGetValue(run, out var all)) return;
        var index = all.FindIndex(s => s.Stamp == stampTicks);
        if (index < 0) return;
        sum -= all[index].Span;
        count--;
        all.RemoveAt(index);
        if (all.Count == 0) spans.Remove(run);
    }

    // Runs that never come to their end must not fill the memory.
    void Begin(LabelValue run, long ticks)
    {
        if (!begun.ContainsKey(run)) byAge.Enqueue(run);
        begun[run] = ticks;
        while (byAge.Count > MostBegun) begun.Remove(byAge.Dequeue());
    }

    void Add(LabelValue run, long stamp, long span)
    {
        if (!spans.TryGetValue(run, out var all)) spans.Add(run, all = new(1));
        all.Add((stamp, span));
        sum += span;
        count++;
    }
}
