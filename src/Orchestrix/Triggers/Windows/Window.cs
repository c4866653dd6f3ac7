using Orchestrix.Events;

namespace Orchestrix.Triggers.Windows;

/// <summary>An open window: 48 bytes. Its start is not stored, since it is the end less the trigger's window (and 15 minutes, for a key's first one).</summary>
struct Window
{
    public LabelValue Key;
    public long EndTicks;
    public int Count;
    public int Next; // the slot that follows in the chain; -1 at its end, and in the list of free slots
    public uint Arming; // when it was armed, among all windows
    int owner; // the set's number and whether it is the key's first window; -1 while the slot is free

    public readonly bool IsFree => owner < 0;

    public readonly int Set => owner >> 1;

    public readonly bool IsFirst => (owner & 1) != 0;

    public void Own(int set, bool isFirst) => owner = (set << 1) | (isFirst ? 1 : 0);

    public void Free() => owner = -1;
}
