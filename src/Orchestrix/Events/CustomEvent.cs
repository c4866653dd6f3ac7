using System.Text.Json;

namespace Orchestrix.Events;

/// <summary>An event that was emitted by a user, or by a concept that has no entries of its own. A row of the log.</summary>
sealed class CustomEvent : EventEntry
{
    readonly Symbol name;
    readonly Guid id;
    readonly long occurredTicks;
    readonly Resource resource;
    Rarities? rare; // what few events have: the rest is 64 bytes

    public CustomEvent(Symbol name, Guid id, long occurredTicks, Guid? follows, Resource resource, Resource[] related, JsonElement payload)
    {
        this.name = name;
        this.id = id;
        this.occurredTicks = occurredTicks;
        this.resource = resource;
        if (follows is not null || related.Length > 0 || payload.GetPropertyCount() > 0) rare = new Rarities { Follows = follows, Related = related, Payload = payload };
    }

    /// <summary>Which automation led to the event; null when none did.</summary>
    public Causation? Cause
    {
        get => rare?.Cause;
        init
        {
            if (value is not null) Rare.Cause = value;
        }
    }

    public override string? TraceParent => rare?.TraceParent;

    /// <summary>The trace in which it was emitted.</summary>
    public string? Trace
    {
        init
        {
            if (value is not null) Rare.TraceParent = value;
        }
    }

    /// <summary>Whether the emitter gave the id, so that the event may come twice.</summary>
    public bool HasGivenId
    {
        get => rare?.HasGivenId ?? false;
        init
        {
            if (value) Rare.HasGivenId = true;
        }
    }

    /// <summary>Whether the event came from outside, and so may be here before the one that it follows.</summary>
    public bool MayPrecedeLeader
    {
        get => rare?.MayPrecedeLeader ?? false;
        init
        {
            if (value) Rare.MayPrecedeLeader = true;
        }
    }

    public override Symbol NameOf(int part) => name;

    public override long OccurredTicksOf(int part) => occurredTicks;

    public override Guid IdOf(int part) => id;

    public override Guid? FollowsOf(int part) => rare?.Follows;

    public override Causation? CauseOf(int part) => rare?.Cause;

    public override bool TryGetLabel(int part, Symbol label, out LabelValue value) => resource.TryGet(label, out value);

    public override int RelatedCountOf(int part) => rare?.Related.Length ?? 0;

    public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value)
    {
        value = default;
        return rare is not null && rare.Related[index].TryGet(label, out value);
    }

    protected internal override Resource ResourceOf(int part) => resource;

    protected internal override IReadOnlyList<Resource> RelatedOf(int part) => rare?.Related ?? [];

    protected internal override JsonElement PayloadOf(int part) => rare?.Payload ?? EmptyPayload;

    Rarities Rare => rare ??= new Rarities();

    sealed class Rarities
    {
        public Guid? Follows { get; init; }

        public Resource[] Related { get; init; } = [];

        public JsonElement Payload { get; init; } = EmptyPayload;

        public Causation? Cause { get; set; }

        public string? TraceParent { get; set; }

        public bool HasGivenId { get; set; }

        public bool MayPrecedeLeader { get; set; }
    }
}
