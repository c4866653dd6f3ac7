using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>A part of a composite trigger fired, and what that led to. Immutable.</summary>
public sealed class PartFiring
{
    internal PartFiring(in Raised raised, long arrival)
    {
        Trigger = raised.Node.Trigger;
        Place = raised.Node.Place;
        Key = raised.Key;
        Seen = raised.Event;
        Ticks = raised.Ticks;
        Value = raised.Value;
        Parts = raised.Parts ?? [];
        Arrival = arrival;
    }

    internal PartFiring(TriggerNode node, LabelValue key, SeenEvent seen, long ticks, double? value, PartFiring[] parts, long arrival)
    {
        Trigger = node.Trigger;
        Place = node.Place;
        Key = key;
        Seen = seen;
        Ticks = ticks;
        Value = value;
        Parts = parts;
        Arrival = arrival;
    }

    /// <summary>The part.</summary>
    public Trigger Trigger { get; }

    /// <summary>The part's place in the composite, from 0.</summary>
    public int Place { get; }

    /// <summary>When, in UTC, by the log.</summary>
    public DateTimeOffset Fired => new(Ticks, TimeSpan.Zero);

    /// <summary>The labels that the part looks at separately, with their values; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Labels => Firing.LabelsOf(Trigger, Key);

    /// <summary>The event at which it fired, or the last one that its window saw; <see langword="null"/> when no event was seen.</summary>
    public OrchestrationEvent? Event => Seen.ToEvent();

    /// <summary>The figure, for a metric.</summary>
    public double? Value { get; }

    /// <summary>The firings that the part itself is made of; empty when it is no composite.</summary>
    public IReadOnlyList<PartFiring> Parts { get; }

    internal LabelValue Key { get; }

    internal SeenEvent Seen { get; }

    internal long Ticks { get; }

    /// <summary>Orders what arrived at one moment.</summary>
    internal long Arrival { get; }
}
