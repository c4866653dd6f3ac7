using System.Text.Json;

namespace Orchestrix.Events;

/// <summary>Something that happened: to a run, or emitted by a user. Immutable, and safe to read from any thread.</summary>
/// <remarks>The parts of an event are the same as in Prefect; the names of our own events and labels begin with <c>orchestrix.</c>.</remarks>
public class OrchestrationEvent
{
    readonly EventEntry entry;
    readonly int part;
    readonly long receivedTicks;

    internal OrchestrationEvent(EventEntry entry, int part, long position, long receivedTicks)
    {
        this.entry = entry;
        this.part = part;
        Position = position;
        this.receivedTicks = receivedTicks;
    }

    /// <summary>The name, for example <c>orchestrix.flow-run.Completed</c>.</summary>
    public string Name => entry.NameOf(part).Text;

    /// <summary>The id, a UUID that sorts by time (version 7) unless the emitter gave another.</summary>
    public Guid Id => entry.IdOf(part);

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset Occurred => new(entry.OccurredTicksOf(part), TimeSpan.Zero);

    /// <summary>When the log took it, in UTC. Never earlier than that of an event with a smaller position.</summary>
    public DateTimeOffset Received => new(receivedTicks, TimeSpan.Zero);

    /// <summary>The place in the log. Events of one run that were logged together share it.</summary>
    public long Position { get; }

    /// <summary>The id of the event that this one follows, or <see langword="null"/>.</summary>
    public Guid? Follows => entry.FollowsOf(part);

    /// <summary>What the event is about.</summary>
    public Resource Resource => FindResource();

    /// <summary>What else was involved, each with its role.</summary>
    public IReadOnlyList<Resource> Related => entry.RelatedOf(part);

    /// <summary>Further data: a JSON object, empty when there is none.</summary>
    public JsonElement Payload => entry.PayloadOf(part);

    /// <summary>The entry and part behind this view.</summary>
    public EventReference Reference => new(entry, part);

    /// <inheritdoc/>
    public override string ToString() => $"{Occurred:O} {Name} {Resource.Id}";

    private protected virtual Resource FindResource() => entry.ResourceOf(part);
}
