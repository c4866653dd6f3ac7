namespace Orchestrix.Triggers.Windows;

/// <summary>
/// The deadlines of one set's windows, soonest first: a list through the table. Since a set's windows are equally long, a new one goes to the end, or near it
/// when an event came late. One that lies far from the end, such as that of an event from the future, stands in the queue by itself, so that it never makes
/// others walk.
/// </summary>
sealed class WindowDeadlines(WindowTable windows, DeadlineQueue queue, WindowSet set, long graceTicks) : DeadlineSource
{
    const int LongestWalk = 32;

    Dictionary<int, LoneDeadline>? alone;
    int first = DeadlineLink.End;
    int last = DeadlineLink.End;
    bool isSuspended;

    public WindowSet Set => set;

    /// <summary>The window with the soonest deadline of the list.</summary>
    public int First => first;

    /// <summary>Sets or moves a window's deadline to its end, and the grace after it. It counts as armed now, and so comes after others of the same end.</summary>
    public void Arm(int slot)
    {
        Unlink(slot);
        windows[slot].Arming = ++queue.Armings;
        Link(slot);
    }

    /// <summary>Takes a window's deadline away, if it has one.</summary>
    public void Disarm(int slot) => Unlink(slot);

    /// <summary>Puts a window whose arming is known into its place, as it was before a restart.</summary>
    public void Restore(int slot) => Link(slot);

    /// <summary>Lets no deadline ring until <see cref="Resume"/>.</summary>
    public void Suspend()
    {
        isSuspended = true;
        queue.Remove(this);
        if (alone is null) return;
        foreach (var lone in alone.Values) queue.Remove(lone);
    }

    public void Resume()
    {
        isSuspended = false;
        QueueFirst();
        if (alone is null) return;
        foreach (var lone in alone.Values) Queue(lone, lone.Slot);
    }

    /// <summary>The windows with a deadline, soonest first but for those that stand alone.</summary>
    public IEnumerable<int> Slots()
    {
        for (var slot = first; slot != DeadlineLink.End; slot = windows.Link(slot).Next) yield return slot;
        if (alone is null) yield break;
        foreach (var slot in alone.Keys) yield return slot;
    }

    void Link(int slot)
    {
        ref var window = ref windows[slot];
        var before = last;
        for (var steps = 0; before != DeadlineLink.End && Precedes(window, windows[before]); before = windows.Link(before).Previous)
        {
            if (++steps <= LongestWalk) continue;
            Isolate(slot);
            return;
        }

        var after = before == DeadlineLink.End ? first : windows.Link(before).Next;
        ref var link = ref windows.Link(slot);
        link.Previous = before;
        link.Next = after;
        if (after == DeadlineLink.End) last = slot;
        else windows.Link(after).Previous = slot;
        if (before != DeadlineLink.End)
        {
            windows.Link(before).Next = slot;
            return;
        }

        first = slot;
        QueueFirst();
    }

    void Unlink(int slot)
    {
        ref var link = ref windows.Link(slot);
        var (previous, next) = (link.Previous, link.Next);
        link = DeadlineLink.None;
        if (previous == DeadlineLink.NotArmed) return;
        if (previous == DeadlineLink.Alone)
        {
            if (alone?.Remove(slot, out var lone) == true) queue.Remove(lone);
            return;
        }

        if (next == DeadlineLink.End) last = previous;
        else windows.Link(next).Previous = previous;
        if (previous != DeadlineLink.End)
        {
            windows.Link(previous).Next = next;
            return;
        }

        first = next;
        QueueFirst();
    }

    void Isolate(int slot)
    {
        LoneDeadline lone = new(this, slot);
        (alone ??= []).Add(slot, lone);
        windows.Link(slot).Previous = DeadlineLink.Alone;
        if (!isSuspended) Queue(lone, slot);
    }

    void QueueFirst()
    {
        if (isSuspended) return;
        if (first == DeadlineLink.End) queue.Remove(this);
        else Queue(this, first);
    }

    void Queue(DeadlineSource source, int slot) => queue.Set(source, windows[slot].EndTicks + graceTicks, windows[slot].Arming);

    static bool Precedes(in Window window, in Window other) => DeadlineQueue.Precedes(window.EndTicks, window.Arming, other.EndTicks, other.Arming);
}
