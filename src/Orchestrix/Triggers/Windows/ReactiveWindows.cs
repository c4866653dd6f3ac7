using System.Runtime.CompilerServices;

namespace Orchestrix.Triggers.Windows;

/// <summary>
/// What events do to the windows of reactive triggers. The steps are Prefect's; a window that is over no longer swallows an event that opens one, and an event
/// fires at most once per trigger.
/// </summary>
sealed class ReactiveWindows(WindowTable windows, FiringRoute route, IDecisionWitness? witness)
{
    const long KeptAfterEndTicks = 60 * TimeSpan.TicksPerSecond;
    const int None = -1;

    /// <summary>Whether a window ended so long ago that it counts as absent. One that waits for its event without a limit never does.</summary>
    public static bool IsForgotten(TriggerRule rule, long endTicks, long nowTicks) =>
        endTicks + KeptAfterEndTicks <= nowTicks && !(rule.HasAfter && rule.WithinTicks == 0);

    public void Take(in Move move, in SeenEvent @event)
    {
        var rule = move.Rule;
        var slot = Open(move);
        if (slot == None || !move.Counts)
        {
            if (witness is not null) TellUncounted(move, @event, slot);
            return;
        }

        ref var window = ref windows[slot];
        if (move.IsBefore(window))
        {
            if (witness is not null) TellBefore(move, @event, window);
            return;
        }

        var isInside = rule.WithinTicks == 0 || move.OccurredTicks < window.EndTicks;
        if (isInside) window.Count++;
        var fires = isInside && window.Count >= rule.Threshold;
        var (key, count, end) = (window.Key, isInside ? window.Count : 1, window.EndTicks);
        if (fires || move.OccurredTicks >= window.EndTicks) Close(move, slot, isInside, ref fires);
        if (fires) route.RaiseByEvent(rule, key, @event, move.NowTicks, count);
        else if (witness is not null) TellWaiting(move, @event, isInside, count, end);
    }

    int Open(in Move move)
    {
        var rule = move.Rule;
        var slot = windows.Find(move.Set, move.Key);
        if (slot != None && IsForgotten(rule, windows[slot].EndTicks, move.NowTicks)) slot = Drop(move.Set, slot);
        if (rule.HasAfter)
        {
            if (!move.Opens) return slot;
            if (slot != None && rule.WithinTicks > 0 && move.OccurredTicks >= windows[slot].EndTicks) slot = Drop(move.Set, slot);
            return slot != None ? slot : Add(move, move.InitialCount, isFirst: false);
        }

        return slot != None ? slot : Add(move, 0, isFirst: true);
    }

    void Close(in Move move, int slot, bool wasCounted, ref bool fires)
    {
        var rule = move.Rule;
        if (rule.HasAfter || rule.WithinTicks == 0)
        {
            // Without a window there is no time limit: the count goes on until it is reached.
            if (rule.HasAfter || fires) Drop(move.Set, slot);
            return;
        }

        // Windows follow each other without a gap; after an idle time the next one begins at the event that ends it.
        ref var window = ref windows[slot];
        Renew(ref window, move, Math.Max(window.EndTicks, move.OccurredTicks));
        if (wasCounted) return;
        window.Count = 1;
        if (window.Count < rule.Threshold) return;
        fires = true;
        Renew(ref window, move, window.EndTicks);
    }

    static void Renew(ref Window window, in Move move, long startTicks)
    {
        window.EndTicks = startTicks + move.Rule.WithinTicks;
        window.Count = 0;
        window.Own(move.Set.Number, isFirst: false);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void TellUncounted(in Move move, in SeenEvent @event, int slot)
    {
        if (slot == None) witness?.Tell(move.Decide(Verdict.NotArmed, @event, 0, 0));
        else witness?.Tell(move.Decide(Verdict.Armed, @event, windows[slot].Count, EndOf(move.Rule, windows[slot].EndTicks)));
    }

    // A window that has counted nothing was begun by the firing in the one before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    void TellBefore(in Move move, in SeenEvent @event, in Window window)
    {
        var isQuiet = !move.Rule.HasAfter && !window.IsFirst && window.Count == 0;
        witness?.Tell(move.Decide(isQuiet ? Verdict.Quiet : Verdict.TooLate, @event, window.Count, window.EndTicks - move.Rule.WithinTicks));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void TellWaiting(in Move move, in SeenEvent @event, bool isInside, int count, long endTicks)
    {
        if (isInside) witness?.Tell(move.Decide(move.Opens && count <= 0 ? Verdict.Armed : Verdict.Counted, @event, count, EndOf(move.Rule, endTicks)));
        else if (move.Rule.HasAfter) witness?.Tell(move.Decide(Verdict.TooLate, @event, count, endTicks));
        else witness?.Tell(move.Decide(Verdict.Counted, @event, count, Math.Max(endTicks, move.OccurredTicks) + move.Rule.WithinTicks));
    }

    static long EndOf(TriggerRule rule, long endTicks) => rule.WithinTicks == 0 ? 0 : endTicks; // without a window there is no time limit

    int Add(in Move move, int count, bool isFirst) =>
        windows.Add(move.Set, move.Rule.Keep(move.Key), move.OccurredTicks + move.Rule.WithinTicks, count, isFirst);

    int Drop(WindowSet set, int slot)
    {
        windows.Remove(set, slot);
        return None;
    }
}
