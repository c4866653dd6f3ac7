namespace Orchestrix.Events;

/// <summary>One event of an entry, as rules see it: nothing is built, labels are asked for one at a time.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Part">The part of the entry that is this event.</param>
public readonly record struct EventReference(EventEntry Entry, int Part)
{
    /// <summary>The event's name.</summary>
    public Symbol Name => Entry.NameOf(Part);

    /// <summary>The event's id.</summary>
    public Guid Id => Entry.IdOf(Part);

    /// <summary>When the event occurred, in UTC ticks.</summary>
    public long OccurredTicks => Entry.OccurredTicksOf(Part);

    /// <summary>Which automation led to the event; <see langword="null"/> when none did.</summary>
    public Causation? Cause => Entry.CauseOf(Part);

    /// <summary>A label of the resource that the event is about.</summary>
    /// <param name="label">The label's name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the resource has the label.</returns>
    public bool TryGetLabel(Symbol label, out LabelValue value) => Entry.TryGetLabel(Part, label, out value);

    /// <summary>How many related resources the event has.</summary>
    public int RelatedCount => Entry.RelatedCountOf(Part);

    /// <summary>A label of a related resource.</summary>
    /// <param name="index">The resource's place, from 0.</param>
    /// <param name="label">The label's name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether that resource has the label.</returns>
    public bool TryGetRelatedLabel(int index, Symbol label, out LabelValue value) => Entry.TryGetRelatedLabel(Part, index, label, out value);
}
