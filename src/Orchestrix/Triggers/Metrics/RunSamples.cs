using Orchestrix.Events;

namespace Orchestrix.Triggers.Metrics;

/// <summary>What a figure is made of: the flow runs that count in its range.</summary>
abstract class RunSamples(long rangeTicks)
{
    readonly PriorityQueue<LabelValue, long> leaving = new();

    public static RunSamples For(MetricName name, long rangeTicks) => name switch
    {
        MetricName.Successes => new SuccessSamples(rangeTicks),
        MetricName.Duration => new SpanSamples(rangeTicks, isLateness: false),
        _ => new SpanSamples(rangeTicks, isLateness: true),
    };

    /// <summary>The figure; null when no run counts.</summary>
    public abstract double? Value { get; }

    /// <summary>When the next run leaves the range; <see cref="long.MaxValue"/> when none is in it.</summary>
    public long NextLeaveTicks => leaving.TryPeek(out _, out var ticks) ? ticks : long.MaxValue;

    /// <summary>A run came into a state.</summary>
    public void Take(in EventReference @event)
    {
        if (!@event.TryGetLabel(LabelNames.ResourceId, out var run) || !@event.TryGetLabel(LabelNames.StateType, out var type)) return;
        _ = @event.TryGetLabel(LabelNames.StateName, out var name);
        Take(run, type, name, @event.OccurredTicks);
    }

    /// <summary>Lets runs go whose time in the range is over.</summary>
    public void Leave(long nowTicks)
    {
        while (leaving.TryPeek(out var run, out var ticks) && ticks <= nowTicks)
        {
            leaving.Dequeue();
            Remove(run, ticks - rangeTicks);
        }
    }

    /// <summary>Writes what is known.</summary>
    public virtual void Save(BinaryWriter writer)
    {
        writer.Write(leaving.Count);
        foreach (var (run, ticks) in leaving.UnorderedItems)
        {
            writer.Write(run.ToString());
            writer.Write(ticks);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public virtual void Load(BinaryReader reader)
    {
        for (var left = reader.ReadInt32(); left > 0; left--) leaving.Enqueue(LabelValue.Of(reader.ReadString()), reader.ReadInt64());
    }

    protected abstract void Take(LabelValue run, LabelValue type, LabelValue name, long occurredTicks);

    /// <summary>A stamp's time is over; a run that has a newer one stays.</summary>
    protected abstract void Remove(LabelValue run, long stampTicks);

    /// <summary>Lets a run be called back when its stamp leaves the range.</summary>
    protected void LeaveLater(LabelValue run, long stampTicks) => leaving.Enqueue(run, stampTicks + rangeTicks);
}
