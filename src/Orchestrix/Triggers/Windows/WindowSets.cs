namespace Orchestrix.Triggers.Windows;

/// <summary>Gives rules their sets of windows, and gives windows back that nobody needs. Used by one thread at a time.</summary>
sealed class WindowSets(WindowTable windows, DeadlineQueue deadlines)
{
    readonly List<WindowSet?> sets = [];
    readonly Stack<int> free = new();
    int hand;
    int released; // sets whose rules are gone, and that still have windows

    /// <summary>Gives a rule what it needs, if it needs any.</summary>
    public void Enroll(TriggerRule rule)
    {
        if (rule.FiresAtOnce) return;
        rule.Windows = Make(rule, rule.Kind == RuleKind.Guard ? WindowUse.Guards : WindowUse.Counts);
        if (rule.Kind == RuleKind.Proactive) rule.Windows.Deadlines = new WindowDeadlines(windows, deadlines, rule.Windows, rule.GraceTicks);
        if (rule is { Kind: RuleKind.Proactive, TellsResolution: true }) rule.Alarms = Make(rule, WindowUse.Alarms);
    }

    /// <summary>Lets the firings of an outermost node be counted by resource.</summary>
    public void EnrollRates(TriggerNode root, TriggerRule first) => root.Rates = Make(first, WindowUse.Rates);

    public void ReleaseRates(TriggerNode root)
    {
        if (root.Rates is { } rates) Release(rates);
        root.Rates = null;
    }

    /// <summary>Lets a rule's windows go: at once they decide nothing any more, and their memory follows.</summary>
    public void Release(TriggerRule rule)
    {
        if (rule.Windows is { } set) Release(set);
        if (rule.Alarms is { } alarms) Release(alarms);
        rule.Windows = rule.Alarms = null;
    }

    /// <summary>Looks at some windows, and gives back those that are over.</summary>
    public void Sweep(long nowTicks, int steps)
    {
        for (var i = Math.Min(steps, windows.Capacity); i > 0; i--)
        {
            if (++hand >= windows.Capacity) hand = 0;
            ref var window = ref windows[hand];
            if (window.EndTicks > nowTicks && released == 0) continue; // nearly all: nothing else needs to be looked at
            if (window.IsFree || sets[window.Set] is not { } set) continue;
            if (!IsOver(set, window.EndTicks, nowTicks)) continue;
            windows.Remove(set, hand);
            if (set is not { Rule: null, Count: 0 }) continue;
            Recycle(set);
            released--;
        }
    }

    static bool IsOver(WindowSet set, long endTicks, long nowTicks) =>
        set.Rule is not { } rule || set.Use switch
        {
            WindowUse.Guards => Guards.IsForgotten(endTicks, nowTicks),
            WindowUse.Alarms or WindowUse.Rates => endTicks <= nowTicks,
            _ => rule.Kind == RuleKind.Reactive && ReactiveWindows.IsForgotten(rule, endTicks, nowTicks),
        };

    WindowSet Make(TriggerRule rule, WindowUse use)
    {
        if (!free.TryPop(out var number))
        {
            number = sets.Count;
            sets.Add(null);
        }

        WindowSet set = new(number, rule, use);
        sets[number] = set;
        return set;
    }

    void Release(WindowSet set)
    {
        set.Rule = null;
        set.Deadlines?.Suspend();
        set.Deadlines = null;
        if (set.Count == 0) Recycle(set);
        else released++;
    }

    void Recycle(WindowSet set)
    {
        sets[set.Number] = null;
        free.Push(set.Number);
    }
}
