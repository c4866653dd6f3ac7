using Orchestrix.Events;

namespace Orchestrix.Triggers.Windows;

/// <summary>An event that concerns a rule, with everything that decides about the window of its key.</summary>
readonly record struct Move(TriggerRule Rule, WindowSet Set, LabelValue Key, EventMeaning Meaning, long OccurredTicks, long NowTicks)
{
    /// <summary>A key's first window takes events that are this much older than the one that opened it, since they may arrive out of order.</summary>
    public const long LookBackTicks = 15 * TimeSpan.TicksPerMinute;

    public bool Opens => (Meaning & EventMeaning.Opens) != 0;

    public bool Counts => (Meaning & EventMeaning.Counts) != 0;

    /// <summary>Where a window begins in which the opening event is not to be counted.</summary>
    public int InitialCount => Counts ? -1 : 0;

    /// <summary>What is decided about the event.</summary>
    public Decision Decide(Verdict verdict, in SeenEvent @event, int count, long untilTicks) =>
        new(Rule, verdict, @event, NowTicks) { Key = Rule.Keep(Key), Count = count, UntilTicks = untilTicks, IsByEvent = true };

    public bool IsBefore(in Window window) => OccurredTicks < window.EndTicks - Rule.WithinTicks - (window.IsFirst ? LookBackTicks : 0);
}
