namespace Orchestrix.Triggers;

/// <summary>
/// What events and time do to the windows of proactive triggers. The steps are Prefect's with exact timers in place of its polls: a window ends at its end,
/// the next one begins there, and nothing opens but what the declaration says.
/// </summary>
sealed class ProactiveWindows(WindowTable windows, DeadlineHeap deadlines)
{
    const int None = -1;

    /// <summary>Without keys and opening events, silence counts from the moment at which the trigger was taken in.</summary>
    public void OpenAtStart(TriggerRule rule, long nowTicks) =>
        deadlines.Arm(windows.Add(rule.Ordinal, default, nowTicks + rule.WithinTicks, 0, isFirst: true));

    public void Take(in Move move, in SeenEvent @event, IFiringSink sink)
    {
        var rule = move.Rule;
        var slot = windows.Find(rule.Ordinal, move.Key);
        if (slot == None && (move.Opens || !rule.HasAfter)) slot = Open(move);
        if (slot == None) return;

        ref var window = ref windows[slot];
        if (move.Counts && move.OccurredTicks >= window.EndTicks)
        {
            EndBy(move, @event, slot, sink);
            return;
        }

        windows.SetLastEvent(slot, @event);
        if (!move.Counts || move.IsBefore(window)) return;
        window.Count++;
        if (!rule.HasAfter || window.Count < rule.Threshold) return; // with keys alone, the window goes on to its end and is followed by the next
        if (move.Opens) Slide(ref window, slot, move);
        else Drop(slot);
    }

    /// <summary>A window has come to its end.</summary>
    public void End(TriggerRule rule, int slot, long nowTicks, IFiringSink sink)
    {
        ref var window = ref windows[slot];
        var key = window.Key;
        var fires = window.Count < rule.Threshold;
        var last = windows.LastEvent(slot);
        if (rule.HasAfter)
        {
            Drop(slot);
        }
        else
        {
            window.EndTicks += rule.WithinTicks;
            window.Count = 0;
            window.Own(rule.Ordinal, isFirst: false);
            deadlines.Arm(slot);
        }

        if (fires) sink.Fire(rule, key, last, nowTicks);
    }

    // An event that says that it occurred after the window's end has come before the timer: it ends the window.
    void EndBy(in Move move, in SeenEvent @event, int slot, IFiringSink sink)
    {
        var rule = move.Rule;
        ref var window = ref windows[slot];
        var key = window.Key;
        var fires = window.Count < rule.Threshold;
        if (rule.HasAfter)
        {
            Drop(slot);
            if (move.Opens) windows.SetLastEvent(Open(move, count: 0), @event);
        }
        else
        {
            window.EndTicks = Math.Max(window.EndTicks, move.OccurredTicks) + rule.WithinTicks;
            window.Count = 1;
            window.Own(rule.Ordinal, isFirst: false);
            deadlines.Arm(slot);
            windows.SetLastEvent(slot, @event);
        }

        if (fires) sink.Fire(rule, key, @event, move.NowTicks);
    }

    // Heartbeats: what keeps the window quiet also begins the next one.
    void Slide(ref Window window, int slot, in Move move)
    {
        window.EndTicks = move.OccurredTicks + move.Rule.WithinTicks;
        window.Count = 0;
        deadlines.Arm(slot);
    }

    int Open(in Move move, int? count = null)
    {
        var rule = move.Rule;
        var slot = windows.Add(
            rule.Ordinal, rule.Keep(move.Key), move.OccurredTicks + rule.WithinTicks, count ?? (rule.HasAfter ? move.InitialCount : 0), isFirst: !rule.HasAfter);
        deadlines.Arm(slot);
        return slot;
    }

    void Drop(int slot)
    {
        deadlines.Disarm(slot);
        windows.Remove(slot);
    }
}
