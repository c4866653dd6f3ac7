using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>What was decided for a node about an event, or about its absence.</summary>
/// <param name="Node">The node; null for what concerns every automation.</param>
/// <param name="Verdict">What.</param>
/// <param name="Event">The event, or the last one that an ended window saw; none when no event was seen.</param>
/// <param name="Ticks">When: the engine's time.</param>
readonly record struct Decision(TriggerNode? Node, Verdict Verdict, SeenEvent Event, long Ticks)
{
    /// <summary>Whose window; safe to keep.</summary>
    public LabelValue Key { get; init; }

    /// <summary>How many events, or parts, have been counted.</summary>
    public int Count { get; init; }

    /// <summary>Up to when it holds, or the moment that was missed; 0 when there is no such moment.</summary>
    public long UntilTicks { get; init; }

    /// <summary>The figure of a metric.</summary>
    public double? Value { get; init; }

    /// <summary>Which parts of a composite have fired, as bits; only for the first 64.</summary>
    public ulong Parts { get; init; }

    /// <summary>Why, where the verdict alone does not say it.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the firing, where there is one.</summary>
    public Guid? Firing { get; init; }

    /// <summary>What a firing says.</summary>
    public TriggerState State { get; init; }

    /// <summary>Whether an event brought it about, and not a timer.</summary>
    public bool IsByEvent { get; init; }

    /// <summary>What became of a firing on its way.</summary>
    public static Decision About(in Raised raised, Verdict verdict, long untilTicks = 0) => new(raised.Node, verdict, raised.Event, raised.Ticks)
    {
        Key = raised.Key,
        Count = raised.Count,
        UntilTicks = untilTicks,
        Value = raised.Value,
        State = raised.State,
        IsByEvent = raised.IsByEvent,
    };
}
