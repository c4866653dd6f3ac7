using System.Text;
using Orchestrix.Events;

namespace Orchestrix.Triggers.Snapshots;

/// <summary>Reads what a <see cref="SnapshotWriter"/> wrote.</summary>
/// <param name="stream">The snapshot.</param>
/// <param name="entryAt">Finds the entry at a position of the log; null when it is no longer kept, and then whoever saw it has seen no event.</param>
sealed class SnapshotReader(Stream stream, Func<long, EventEntry?> entryAt) : BinaryReader(stream, Encoding.UTF8, leaveOpen: true)
{
    public LabelValue ReadKey()
    {
        var count = Read7BitEncodedInt();
        if (count == 0) return default;
        if (count == 1) return LabelValue.Of(ReadString());
        var parts = new LabelValue[count];
        for (var i = 0; i < count; i++) parts[i] = LabelValue.Of(ReadString());
        return LabelValue.Of(parts);
    }

    public SeenEvent ReadEvent()
    {
        var position = Read7BitEncodedInt64();
        if (position == 0) return default;
        var part = Read7BitEncodedInt();
        var received = ReadInt64();
        return entryAt(position) is { } entry ? new SeenEvent(entry, part, position, received) : default;
    }

    /// <summary>Reads a firing of a part of a composite.</summary>
    public PartFiring ReadFiring(CompositeNode composite)
    {
        var node = composite.Parts[Read7BitEncodedInt()];
        var key = ReadKey();
        var seen = ReadEvent();
        var ticks = ReadInt64();
        var value = ReadDouble();
        var arrival = ReadInt64();
        var parts = new PartFiring[Read7BitEncodedInt()];
        for (var i = 0; i < parts.Length; i++) parts[i] = ReadFiring((CompositeNode)node); // only composites have parts
        return new PartFiring(node, key, seen, ticks, double.IsNaN(value) ? null : value, parts, arrival);
    }
}
