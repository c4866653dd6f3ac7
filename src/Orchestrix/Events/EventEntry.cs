using System.Text.Json;
using Orchestrix.Log;

namespace Orchestrix.Events;

/// <summary>
/// A log entry that can be seen as events, one per part. Matching asks it for single labels and allocates nothing; <see cref="ToEvent"/> makes the object
/// that users see.
/// </summary>
public abstract class EventEntry : LogEntry
{
    /// <summary>The event's name.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The name.</returns>
    public abstract Symbol NameOf(int part);

    /// <summary>When the event occurred, in UTC ticks.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The ticks.</returns>
    public abstract long OccurredTicksOf(int part);

    /// <summary>The event's id.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The id, the same at each call.</returns>
    public abstract Guid IdOf(int part);

    /// <summary>The id of the event that this one follows.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The id, or <see langword="null"/>.</returns>
    public abstract Guid? FollowsOf(int part);

    /// <summary>A label of the resource that the event is about.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <param name="label">The label's name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the resource has the label.</returns>
    public abstract bool TryGetLabel(int part, Symbol label, out LabelValue value);

    /// <summary>How many related resources the event has.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The number.</returns>
    public abstract int RelatedCountOf(int part);

    /// <summary>A label of a related resource.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <param name="index">The resource's place, from 0.</param>
    /// <param name="label">The label's name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether that resource has the label.</returns>
    public abstract bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value);

    /// <summary>Which automation led to the event, if any did.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The newest link of the chain; <see langword="null"/> when no automation was involved.</returns>
    public virtual Causation? CauseOf(int part) => null;

    /// <summary>The trace context of the code that brought the event about, as W3C writes it (<c>traceparent</c>), so that what reacts to the event goes on in its trace.</summary>
    /// <value>By default <see langword="null"/>: not traced.</value>
    public virtual string? TraceParent => null;

    /// <summary>Makes the event that users see.</summary>
    /// <param name="record">The record in which the event stands.</param>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The event.</returns>
    public virtual OrchestrationEvent ToEvent(in LogRecord record, int part) => new(this, part, record.Position, record.ReceivedTicks);

    /// <summary>All labels of the resource that the event is about.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The resource.</returns>
    protected internal abstract Resource ResourceOf(int part);

    /// <summary>The related resources, in order.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>The resources.</returns>
    protected internal abstract IReadOnlyList<Resource> RelatedOf(int part);

    /// <summary>Further data of the event.</summary>
    /// <param name="part">The part of the entry.</param>
    /// <returns>A JSON object; empty when there is none.</returns>
    protected internal virtual JsonElement PayloadOf(int part) => EmptyPayload;

    internal static JsonElement EmptyPayload { get; } = JsonDocument.Parse("{}").RootElement.Clone();
}
