namespace Orchestrix.Triggers;

/// <summary>
/// The ends of proactive windows, soonest first, and in the order of arming where they are equal. Each window knows its place, so that moving or
/// dropping a deadline leaves nothing dead behind. Used by one thread at a time.
/// </summary>
sealed class DeadlineHeap(WindowTable windows)
{
    const int Arity = 4;

    Entry[] entries = new Entry[16];
    int count;
    long armings;

    /// <summary>The soonest deadline; <see cref="long.MaxValue"/> when there is none.</summary>
    public long Next => count == 0 ? long.MaxValue : entries[0].Deadline;

    /// <summary>The window with the soonest deadline.</summary>
    public int NextSlot => entries[0].Slot;

    /// <summary>Sets or moves a window's deadline to its end. It counts as armed now, and so comes after others of the same end.</summary>
    public void Arm(int slot)
    {
        ref var window = ref windows[slot];
        Entry entry = new(window.EndTicks, ++armings, slot);
        var index = window.HeapIndex;
        if (index == Window.NotArmed)
        {
            if (count == entries.Length) Array.Resize(ref entries, count * 2);
            Up(count++, entry);
            return;
        }

        if (entry.Precedes(entries[index])) Up(index, entry);
        else Down(index, entry);
    }

    /// <summary>Takes a window's deadline away, if it has one.</summary>
    public void Disarm(int slot)
    {
        var index = windows[slot].HeapIndex;
        if (index == Window.NotArmed) return;
        windows[slot].HeapIndex = Window.NotArmed;
        var last = entries[--count];
        entries[count] = default;
        if (index == count) return;
        if (index > 0 && last.Precedes(entries[(index - 1) / Arity])) Up(index, last);
        else Down(index, last);
    }

    void Up(int index, Entry entry)
    {
        while (index > 0)
        {
            var parent = (index - 1) / Arity;
            if (!entry.Precedes(entries[parent])) break;
            Place(index, entries[parent]);
            index = parent;
        }

        Place(index, entry);
    }

    void Down(int index, Entry entry)
    {
        while (true)
        {
            var first = (index * Arity) + 1;
            if (first >= count) break;
            var least = first;
            for (var child = first + 1; child < Math.Min(first + Arity, count); child++)
                if (entries[child].Precedes(entries[least])) least = child;
            if (!entries[least].Precedes(entry)) break;
            Place(index, entries[least]);
            index = least;
        }

        Place(index, entry);
    }

    void Place(int index, Entry entry)
    {
        entries[index] = entry;
        windows[entry.Slot].HeapIndex = index;
    }

    readonly record struct Entry(long Deadline, long Arming, int Slot)
    {
        public bool Precedes(Entry other) => Deadline != other.Deadline ? Deadline < other.Deadline : Arming < other.Arming;
    }
}
