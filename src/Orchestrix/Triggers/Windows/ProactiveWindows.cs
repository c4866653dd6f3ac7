using System.Runtime.CompilerServices;

namespace Orchestrix.Triggers.Windows;

/// <summary>
/// What events and time do to the windows of proactive triggers. The steps are Prefect's with exact timers in place of its polls: a window ends at its end,
/// the next one begins there, and nothing opens but what the declaration says.
/// </summary>
sealed class ProactiveWindows(WindowTable windows, FiringRoute route, IDecisionWitness? witness)
{
    const int None = -1;

    /// <summary>Windows that ended longer ago while their rule paused are forgotten when it goes on.</summary>
    const long KeptWhilePausedTicks = 60 * TimeSpan.TicksPerSecond;

    public static bool OpensByItself(TriggerRule rule) => rule is { Kind: RuleKind.Proactive, HasAfter: false, HasKeys: false };

    /// <summary>Without keys and opening events, silence counts from the moment at which the trigger was taken in.</summary>
    public void OpenAtStart(WindowSet set, TriggerRule rule, long nowTicks) =>
        set.Deadlines?.Arm(windows.Add(set, default, nowTicks + rule.WithinTicks, 0, isFirst: false));

    public void Take(in Move move, in SeenEvent @event)
    {
        var rule = move.Rule;
        var slot = windows.Find(move.Set, move.Key);
        if (slot == None && (move.Opens || !rule.HasAfter)) slot = Open(move);
        if (slot == None)
        {
            if (witness is not null) Tell(move, Verdict.NotArmed, @event, 0, 0);
            return;
        }

        ref var window = ref windows[slot];
        // While the timer waits for late events, a start that occurred after the end must not be lost.
        if (move.OccurredTicks >= window.EndTicks && (move.Counts || (move.Opens && rule.GraceTicks > 0)))
        {
            EndBy(move, @event, slot);
            return;
        }

        windows.SetLastEvent(slot, @event);
        if (!move.Counts || move.IsBefore(window))
        {
            if (witness is null) return;
            if (move.Counts) Tell(move, Verdict.TooLate, @event, window.Count, window.EndTicks - rule.WithinTicks);
            else Tell(move, Verdict.Armed, @event, window.Count, window.EndTicks);
            return;
        }

        window.Count++;
        if (witness is not null) TellCounted(move, @event, window);
        if (!rule.HasAfter || window.Count < rule.Threshold) return; // with keys alone, the window goes on to its end and is followed by the next
        if (move.Opens) Slide(ref window, slot, move);
        else Drop(move.Set, slot);
    }

    /// <summary>A window has come to its end.</summary>
    public void End(WindowSet set, int slot, long nowTicks)
    {
        if (set.Rule is not { } rule) return; // gone: its windows wait to be given back
        ref var window = ref windows[slot];
        var key = window.Key;
        var count = window.Count;
        var fires = count < rule.Threshold;
        var last = windows.LastEvent(slot);
        if (rule.HasAfter)
        {
            Drop(set, slot);
        }
        else
        {
            // Not one after the other up to now, where an event said that it occurred long ago: that would be as many alarms for one silence.
            window.EndTicks = Math.Max(Math.Max(window.EndTicks, set.ResumedTicks), nowTicks - rule.GraceTicks) + rule.WithinTicks;
            window.Count = 0;
            window.Own(set.Number, isFirst: false);
            set.Deadlines?.Arm(slot);
        }

        if (fires) route.RaiseByTimer(rule, key, last, nowTicks, Math.Max(0, count));
    }

    /// <summary>A rule that had paused goes on: what is long over is forgotten, and what is over ends with the next deadline.</summary>
    public void Resume(WindowSet set, TriggerRule rule, long nowTicks)
    {
        if (set.Deadlines is not { } deadlines) return;
        foreach (var slot in deadlines.Slots().Where(s => windows[s].EndTicks + rule.GraceTicks + KeptWhilePausedTicks <= nowTicks).ToList()) Drop(set, slot);
        set.ResumedTicks = nowTicks;
        if (OpensByItself(rule) && set.Count == 0) OpenAtStart(set, rule, nowTicks);
        deadlines.Resume();
    }

    // An event that says that it occurred after the window's end has come before the timer: it ends the window.
    void EndBy(in Move move, in SeenEvent @event, int slot)
    {
        var rule = move.Rule;
        ref var window = ref windows[slot];
        var key = window.Key;
        var count = window.Count;
        var fires = count < rule.Threshold;
        if (rule.HasAfter)
        {
            Drop(move.Set, slot);
            if (move.Opens) windows.SetLastEvent(Open(move, count: 0), @event);
        }
        else
        {
            window.EndTicks = Math.Max(window.EndTicks, move.OccurredTicks) + rule.WithinTicks;
            window.Count = 1;
            window.Own(move.Set.Number, isFirst: false);
            move.Set.Deadlines?.Arm(slot);
            windows.SetLastEvent(slot, @event);
        }

        if (fires) route.RaiseByEvent(rule, key, @event, move.NowTicks, Math.Max(0, count));
        else if (witness is null) return;
        else if (rule.HasAfter) Tell(move, Verdict.TooLate, @event, count, 0);
        else Tell(move, rule.Threshold <= 1 ? Verdict.Averted : Verdict.Counted, @event, 1, windows[slot].EndTicks);
    }

    // With the event that both ends a window and begins the next one, the end that is told is that of the next.
    void TellCounted(in Move move, in SeenEvent @event, in Window window)
    {
        var rule = move.Rule;
        var verdict = window.Count >= rule.Threshold ? Verdict.Averted : move.Opens && window.Count <= 0 ? Verdict.Armed : Verdict.Counted;
        var slides = verdict == Verdict.Averted && rule.HasAfter && move.Opens;
        Tell(move, verdict, @event, window.Count, slides ? move.OccurredTicks + rule.WithinTicks : window.EndTicks);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Tell(in Move move, Verdict verdict, in SeenEvent @event, int count, long untilTicks) => witness?.Tell(move.Decide(verdict, @event, count, untilTicks));

    // Heartbeats: what keeps the window quiet also begins the next one.
    static void Slide(ref Window window, int slot, in Move move)
    {
        window.EndTicks = move.OccurredTicks + move.Rule.WithinTicks;
        window.Count = 0;
        move.Set.Deadlines?.Arm(slot);
    }

    int Open(in Move move, int? count = null)
    {
        var rule = move.Rule;
        var slot = windows.Add(
            move.Set, rule.Keep(move.Key), move.OccurredTicks + rule.WithinTicks, count ?? (rule.HasAfter ? move.InitialCount : 0), isFirst: !rule.HasAfter);
        move.Set.Deadlines?.Arm(slot);
        return slot;
    }

    void Drop(WindowSet set, int slot)
    {
        set.Deadlines?.Disarm(slot);
        windows.Remove(set, slot);
    }
}
