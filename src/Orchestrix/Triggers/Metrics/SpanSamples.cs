using Orchestrix.Events;

namespace Orchestrix.Triggers.Metrics;

/// <summary>The average time between two states of a run: from Running to its end, or from Late to Running or Crashed. Of each run the newest counts.</summary>
sealed class SpanSamples(long rangeTicks, bool isLateness) : RunSamples(rangeTicks)
{
    const int MostBegun = 100_000;

    readonly Dictionary<LabelValue, long> begun = [];
    readonly Queue<LabelValue> byAge = new(); // also those that are no longer begun, until they come up
    readonly Dictionary<LabelValue, (long Stamp, long Span)> spans = [];
    long sum;

    public override double? Value => spans.Count == 0 ? null : (double)sum / spans.Count / TimeSpan.TicksPerSecond;

    public override void Save(BinaryWriter writer)
    {
        base.Save(writer);
        writer.Write(begun.Count);
        foreach (var run in byAge.Where(begun.ContainsKey).Distinct())
        {
            writer.Write(run.ToString());
            writer.Write(begun[run]);
        }

        writer.Write(spans.Count);
        foreach (var (run, (stamp, span)) in spans)
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
        for (var left = reader.ReadInt32(); left > 0; left--) Know(LabelValue.Of(reader.ReadString()), reader.ReadInt64(), reader.ReadInt64());
    }

    protected override void Take(LabelValue run, LabelValue type, LabelValue name, long occurredTicks)
    {
        if (isLateness && name == StateTypes.LateName)
        {
            Begin(run, occurredTicks);
        }
        else if (!isLateness && type == StateTypes.Running)
        {
            if (!begun.ContainsKey(run)) Begin(run, occurredTicks);
        }
        else if ((isLateness ? type == StateTypes.Running || type == StateTypes.Crashed : StateTypes.IsTerminal(type)) && begun.Remove(run, out var from))
        {
            Know(run, occurredTicks, occurredTicks - from);
            LeaveLater(run, occurredTicks);
        }
    }

    protected override void Remove(LabelValue run, long stampTicks)
    {
        if (!spans.TryGetValue(run, out var known) || known.Stamp != stampTicks) return;
        spans.Remove(run);
        sum -= known.Span;
    }

    // Runs that never come to their end must not fill the memory.
    void Begin(LabelValue run, long ticks)
    {
        if (!begun.ContainsKey(run)) byAge.Enqueue(run);
        begun[run] = ticks;
        while (byAge.Count > MostBegun) begun.Remove(byAge.Dequeue());
    }

    void Know(LabelValue run, long stamp, long span)
    {
        if (spans.TryGetValue(run, out var known)) sum -= known.Span;
        spans[run] = (stamp, span);
        sum += span;
    }
}
