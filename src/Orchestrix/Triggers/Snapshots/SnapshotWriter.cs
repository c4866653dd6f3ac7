using System.Text;
using Orchestrix.Events;

namespace Orchestrix.Triggers.Snapshots;

/// <summary>Writes what triggers know. Texts are written as they are: hashes differ from process to process. Events are named by their place in the log.</summary>
sealed class SnapshotWriter(Stream stream) : BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)
{
    public void Write(LabelValue key)
    {
        if (key.IsMissing)
        {
            Write7BitEncodedInt(0);
            return;
        }

        ReadOnlySpan<LabelValue> parts = key.Parts ?? [key];
        Write7BitEncodedInt(parts.Length);
        foreach (var part in parts) Write(part.ToString());
    }

    public void Write(in SeenEvent @event)
    {
        Write7BitEncodedInt64(@event.IsNone ? 0 : @event.Position);
        if (@event.IsNone) return;
        Write7BitEncodedInt(@event.Part);
        Write(@event.ReceivedTicks);
    }

    public void Write(PartFiring firing)
    {
        Write7BitEncodedInt(firing.Place);
        Write(firing.Key);
        Write(firing.Seen);
        Write(firing.Ticks);
        Write(firing.Value ?? double.NaN);
        Write(firing.Arrival);
        Write7BitEncodedInt(firing.Parts.Count);
        foreach (var part in firing.Parts) Write(part);
    }
}
