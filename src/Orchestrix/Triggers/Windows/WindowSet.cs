namespace Orchestrix.Triggers.Windows;

/// <summary>The windows that belong together in the table: those of one rule, or its alarms.</summary>
sealed class WindowSet(int number, TriggerRule rule, WindowUse use)
{
    public int Number => number;

    /// <summary>Whose they are; null once the rule is gone, and its windows wait to be given back.</summary>
    public TriggerRule? Rule { get; set; } = rule;

    public WindowUse Use => use;

    /// <summary>How many are open.</summary>
    public int Count { get; set; }

    /// <summary>The deadlines of the windows; null where nothing happens at a window's end.</summary>
    public WindowDeadlines? Deadlines { get; set; }

    /// <summary>When the rule went on after a pause, until all windows have ended that were over by then: these are followed from that moment. Else 0.</summary>
    public long ResumedTicks { get; set; }
}
