using System.Text.Json;

namespace Orchestrix.Events;

/// <summary>An event that was emitted by a user, or by a concept that has no entries of its own. A row of the log.</summary>
sealed class CustomEvent(Symbol name, Guid id, long occurredTicks, Guid? follows, Resource resource, Resource[] related, JsonElement payload) : EventEntry
{
    /// <summary>Which automation led to the event; null when none did.</summary>
    public Causation? Cause { get; init; }

    /// <summary>Whether the emitter gave the id, so that the event may come twice.</summary>
    public bool HasGivenId { get; init; }

    /// <summary>Whether the event came from outside, and so may be here before the one that it follows.</summary>
    public bool MayPrecedeLeader { get; init; }

    public override Symbol NameOf(int part) => name;

    public override long OccurredTicksOf(int part) => occurredTicks;

    public override Guid IdOf(int part) => id;

    public override Guid? FollowsOf(int part) => follows;

    public override Causation? CauseOf(int part) => Cause;

    public override bool TryGetLabel(int part, Symbol label, out LabelValue value) => resource.TryGet(label, out value);

    public override int RelatedCountOf(int part) => related.Length;

    public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value) => related[index].TryGet(label, out value);

    protected internal override Resource ResourceOf(int part) => resource;

    protected internal override IReadOnlyList<Resource> RelatedOf(int part) => related;

    protected internal override JsonElement PayloadOf(int part) => payload;
}
