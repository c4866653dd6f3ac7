using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>A node fires.</summary>
/// <param name="Node">The node.</param>
/// <param name="Key">Whose window; safe to keep.</param>
/// <param name="Event">The event at which it fires, or the last one that its window saw; none when no event was seen.</param>
/// <param name="Ticks">When: the engine's time.</param>
readonly record struct Raised(TriggerNode Node, LabelValue Key, SeenEvent Event, long Ticks)
{
    /// <summary>What is said.</summary>
    public TriggerState State { get; init; }

    /// <summary>The figure of a metric.</summary>
    public double? Value { get; init; }

    /// <summary>The firings that a composite is made of; null for others.</summary>
    public PartFiring[]? Parts { get; init; }

    /// <summary>How many events were counted, or firings of parts.</summary>
    public int Count { get; init; }

    /// <summary>Whether an event brought it about, and not a timer.</summary>
    public bool IsByEvent { get; init; }

    /// <summary>The moment that guards look back from; 0 for <see cref="Ticks"/>.</summary>
    public long MomentTicks { get; init; }
}
