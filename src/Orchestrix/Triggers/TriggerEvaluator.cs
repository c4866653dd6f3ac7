namespace Orchestrix.Triggers;

/// <summary>
/// Decides which triggers fire: same events, same firings. It holds all windows and deadlines, reads no clock, runs no user code, and allocates nothing for
/// an event at which no window opens and nothing fires. Used by one thread at a time.
/// </summary>
sealed class TriggerEvaluator
{
    readonly List<TriggerRule?> rules = [];
    readonly WindowTable windows = new();
    readonly DeadlineHeap deadlines;
    readonly ReactiveWindows reactive;
    readonly ProactiveWindows proactive;
    int hand;

    public TriggerEvaluator()
    {
        deadlines = new DeadlineHeap(windows);
        reactive = new ReactiveWindows(windows);
        proactive = new ProactiveWindows(windows, deadlines);
    }

    /// <summary>The soonest moment at which a window ends, in UTC ticks; <see cref="long.MaxValue"/> when none does.</summary>
    public long NextDeadline => deadlines.Next;

    /// <summary>How many windows are open.</summary>
    public int OpenWindows => windows.Count;

    /// <summary>Takes a rule in; it gets its ordinal, and its first window where silence alone makes it fire.</summary>
    public void Add(TriggerRule rule, long nowTicks)
    {
        rule.Ordinal = rules.Count;
        rules.Add(rule);
        if (rule.IsProactive && !rule.HasAfter && !rule.HasKeys) proactive.OpenAtStart(rule, nowTicks);
    }

    /// <summary>Lets a rule and its windows go.</summary>
    public void Remove(TriggerRule rule)
    {
        rules[rule.Ordinal] = null;
        for (var slot = 0; slot < windows.Capacity; slot++)
        {
            if (windows[slot].Rule != rule.Ordinal) continue;
            deadlines.Disarm(slot);
            windows.Remove(slot);
        }
    }

    /// <summary>Shows an event to a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="event">The event.</param>
    /// <param name="nowTicks">The engine's time; for an event that had to wait, later than when it was received.</param>
    /// <param name="sink">Takes the firings.</param>
    public void Evaluate(TriggerRule rule, in SeenEvent @event, long nowTicks, IFiringSink sink)
    {
        var reference = @event.Reference;
        var meaning = rule.MeaningOf(reference);
        if (meaning == EventMeaning.None) return;
        Move move = new(rule, rule.KeyOf(reference), meaning, reference.OccurredTicks, nowTicks);
        if (rule.IsProactive) proactive.Take(move, @event, sink);
        else reactive.Take(move, @event, sink);
    }

    /// <summary>Lets the soonest window end, when that is due.</summary>
    /// <param name="untilTicks">The time up to which, itself included, windows end.</param>
    /// <param name="nowTicks">The engine's time so far: a window cannot end earlier than that.</param>
    /// <param name="sink">Takes the firing, if there is one.</param>
    /// <returns>Whether one ended.</returns>
    public bool TryEndNext(long untilTicks, long nowTicks, IFiringSink sink)
    {
        if (deadlines.Next > untilTicks) return false;
        var slot = deadlines.NextSlot;
        proactive.End(rules[windows[slot].Rule]!, slot, Math.Max(deadlines.Next, nowTicks), sink); // removing a rule removes its windows
        return true;
    }

    /// <summary>Gives back some windows that have been over for long. What they decide does not depend on when that happens.</summary>
    public void Sweep(long nowTicks, int steps)
    {
        for (var i = Math.Min(steps, windows.Capacity); i > 0; i--)
        {
            if (++hand >= windows.Capacity) hand = 0;
            if (windows[hand].IsFree) continue;
            var rule = rules[windows[hand].Rule]!; // as above
            if (!rule.IsProactive && ReactiveWindows.IsForgotten(rule, windows[hand].EndTicks, nowTicks)) windows.Remove(hand);
        }
    }
}
