namespace Orchestrix.Triggers;

/// <summary>How a rule treats the events that concern it.</summary>
enum RuleKind
{
    /// <summary>It counts them, and fires when there are enough.</summary>
    Reactive,

    /// <summary>It counts them, and fires when there were too few.</summary>
    Proactive,

    /// <summary>It takes a figure from them.</summary>
    Metric,

    /// <summary>It keeps another node from firing.</summary>
    Guard,
}
