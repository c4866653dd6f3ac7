using System.Text.Json.Nodes;

namespace Orchestrix.Events;

/// <summary>An event that somebody wants to emit.</summary>
/// <param name="name">The name, for example <c>order.late</c>; at most <see cref="EventLimits.NameLength"/> characters.</param>
/// <param name="resource">What the event is about.</param>
public sealed class NewEvent(string name, Resource resource)
{
    /// <summary>An event about a resource of which only the id is known.</summary>
    /// <param name="name">The name, for example <c>order.late</c>.</param>
    /// <param name="resourceId">The id of the resource, by convention <c>kind.id</c>.</param>
    public NewEvent(string name, string resourceId) : this(name, new Resource(resourceId)) { }

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>What the event is about.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>What else was involved; each needs a role. Inside a run, its flow run, task run, flow and tags are added.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<Resource> Related { get; init; } = [];

    /// <summary>Further data.</summary>
    /// <value>By default <see langword="null"/>: an empty object. It is copied when the event is emitted.</value>
    public JsonObject? Payload { get; init; }

    /// <summary>When it happened.</summary>
    /// <value>By default <see langword="null"/>: now, by the host's clock.</value>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>The id.</summary>
    /// <value>By default <see langword="null"/>: a new one.</value>
    public Guid? Id { get; init; }

    /// <summary>The event that this one follows. The link is kept when the two occurred less than <see cref="EventLimits.FollowsWithin"/> apart.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public OrchestrationEvent? Follows { get; init; }

    /// <summary>
    /// The id of the event that this one follows, where only that is known: for events that come from outside, maybe before the one that they follow. Rules evaluate
    /// such an event after that one, or after 15 minutes without it.
    /// </summary>
    /// <value>By default <see langword="null"/>. Without effect when <see cref="Follows"/> is given.</value>
    public Guid? FollowsId { get; init; }
}
