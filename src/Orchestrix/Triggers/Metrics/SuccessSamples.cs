using Orchestrix.Events;

namespace Orchestrix.Triggers.Metrics;

/// <summary>Of the runs that became Pending in the range, the fraction whose latest state is neither Failed nor Crashed.</summary>
sealed class SuccessSamples(long rangeTicks) : RunSamples(rangeTicks)
{
    readonly Dictionary<LabelValue, (long Stamp, bool IsBad)> runs = [];
    int bad;

    public override double? Value => runs.Count == 0 ? null : (double)(runs.Count - bad) / runs.Count;

    public override void Save(BinaryWriter writer)
    {
        base.Save(writer);
        writer.Write(runs.Count);
        foreach (var (run, (stamp, isBad)) in runs)
        {
            writer.Write(run.ToString());
            writer.Write(stamp);
            writer.Write(isBad);
        }
    }

    public override void Load(BinaryReader reader)
    {
        base.Load(reader);
        for (var count = reader.ReadInt32(); count > 0; count--) Know(LabelValue.Of(reader.ReadString()), reader.ReadInt64(), reader.ReadBoolean());
    }

    protected override void Take(LabelValue run, LabelValue type, LabelValue name, long occurredTicks)
    {
        var isKnown = runs.TryGetValue(run, out var known);
        if (type == StateTypes.Pending)
        {
            if (isKnown && known.IsBad) bad--;
            Know(run, occurredTicks, isBad: false);
            LeaveLater(run, occurredTicks);
        }
        else if (isKnown && (type == StateTypes.Failed || type == StateTypes.Crashed) != known.IsBad)
        {
            bad += known.IsBad ? -1 : 1;
            runs[run] = (known.Stamp, !known.IsBad);
        }
    }

    protected override void Remove(LabelValue run, long stampTicks)
    {
        if (!runs.TryGetValue(run, out var known) || known.Stamp != stampTicks) return;
        runs.Remove(run);
        if (known.IsBad) bad--;
    }

    void Know(LabelValue run, long stamp, bool isBad)
    {
        runs[run] = (stamp, isBad);
        if (isBad) bad++;
    }
}
