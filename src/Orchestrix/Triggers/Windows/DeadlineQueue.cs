namespace Orchestrix.Triggers.Windows;

/// <summary>
/// The soonest deadlines of all rules, soonest first, and in the order of arming where they are equal: a heap in which each source stands once, and knows its
/// place, so that nothing dead stays behind. Used by one thread at a time.
/// </summary>
sealed class DeadlineQueue
{
    const int Arity = 4;

    Entry[] entries = new Entry[16];
    int count;

    /// <summary>The soonest deadline; <see cref="long.MaxValue"/> when there is none.</summary>
    public long Next => count == 0 ? long.MaxValue : entries[0].Deadline;

    /// <summary>Whose it is.</summary>
    public DeadlineSource NextSource => entries[0].Source;

    /// <summary>The number of the last arming; they grow, and begin again after four billion.</summary>
    public uint Armings { get; set; }

    /// <summary>Whether a deadline comes before another: sooner, or armed earlier.</summary>
    public static bool Precedes(long deadline, uint arming, long otherDeadline, uint otherArming) =>
        deadline != otherDeadline ? deadline < otherDeadline : (int)(arming - otherArming) < 0;

    /// <summary>Puts a source into the queue, or moves it to another deadline. What only prepares a decision comes before all that may decide at that moment.</summary>
    public void Set(DeadlineSource source, long deadline, uint arming, bool prepares = false)
    {
        Entry entry = new(deadline, prepares, arming, source);
        var index = source.QueueIndex;
        if (index == DeadlineSource.NotQueued)
        {
            if (count == entries.Length) Array.Resize(ref entries, count * 2);
            Up(count++, entry);
            return;
        }

        if (entry.Precedes(entries[index])) Up(index, entry);
        else Down(index, entry);
    }

    /// <summary>Takes a source out, if it is in.</summary>
    public void Remove(DeadlineSource source)
    {
        var index = source.QueueIndex;
        if (index == DeadlineSource.NotQueued) return;
        source.QueueIndex = DeadlineSource.NotQueued;
        var last = entries[--count];
        entries[count] = default;
        if (index == count) return;
        if (index > 0 && last.Precedes(entries[(index - 1) / Arity])) Up(index, last);
        else Down(index, last);
    }

    void Up(int index, in Entry entry)
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

    void Down(int index, in Entry entry)
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

    void Place(int index, in Entry entry)
    {
        entries[index] = entry;
        entry.Source.QueueIndex = index;
    }

    readonly record struct Entry(long Deadline, bool Prepares, uint Arming, DeadlineSource Source)
    {
        public bool Precedes(in Entry other) =>
            Deadline == other.Deadline && Prepares != other.Prepares ? Prepares : DeadlineQueue.Precedes(Deadline, Arming, other.Deadline, other.Arming);
    }
}
