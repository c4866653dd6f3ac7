using Orchestrix.Events;

namespace Orchestrix.Triggers.Windows;

/// <summary>The last events that the windows of a chunk saw, 20 bytes each. Whatever does not fit lies beside them.</summary>
sealed class LastEvents(int size)
{
    const int PartBits = 20, PartMask = (1 << PartBits) - 1;
    const int Elsewhere = int.MinValue;

    readonly EventEntry?[] entries = new EventEntry?[size];
    readonly long[] places = new long[size]; // position and part
    readonly int[] lags = new int[size]; // how much later than it occurred the event was received, in ticks
    Dictionary<int, SeenEvent>? unusual;

    public SeenEvent Read(int index)
    {
        if (entries[index] is not { } entry) return default;
        if (lags[index] == Elsewhere && unusual is not null) return unusual[index];
        var part = (int)(places[index] & PartMask);
        return new SeenEvent(entry, part, places[index] >> PartBits, entry.OccurredTicksOf(part) + lags[index]);
    }

    public void Write(int index, in SeenEvent @event)
    {
        if (@event.IsNone) return; // as it is
        if (lags[index] == Elsewhere) unusual?.Remove(index);
        entries[index] = @event.Entry;
        var lag = @event.ReceivedTicks - @event.Entry.OccurredTicksOf(@event.Part);
        if (lag is > int.MinValue and <= int.MaxValue && @event.Part <= PartMask)
        {
            places[index] = (@event.Position << PartBits) | (long)@event.Part;
            lags[index] = (int)lag;
            return;
        }

        lags[index] = Elsewhere; // minutes late, or a run of a million states
        (unusual ??= [])[index] = @event;
    }

    public void Forget(int index)
    {
        entries[index] = null;
        if (lags[index] == Elsewhere) unusual?.Remove(index);
        lags[index] = 0;
    }
}
