using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>
/// An automation fired. It is its own entry in the log, and stands there for the actions that it requests. Immutable; the same log yields the same firings with
/// the same ids.
/// </summary>
/// <remarks>An ordinary firing needs 64 bytes; what few have lies in an object of its own.</remarks>
public abstract class Firing : EventEntry
{
    readonly EventEntry? entry;
    readonly long position;
    readonly long ticks;
    readonly int part;
    readonly int number;
    readonly Rare? rare;

    private protected Firing(in Raised raised, long position, int number)
    {
        entry = raised.Event.Entry;
        part = raised.Event.Part;
        this.position = position;
        this.number = number;
        ticks = raised.Ticks;
        var isPlain = raised is { State: TriggerState.Triggered, Key.IsMissing: true, Value: null, Parts: null }
            && (entry is null || (raised.Event.Position == position && raised.Event.ReceivedTicks == ticks));
        if (!isPlain) rare = new Rare(raised);
    }

    /// <summary>A firing at an event, without a key.</summary>
    private protected Firing(in SeenEvent @event, long ticks, long position, int number)
    {
        entry = @event.Entry;
        part = @event.Part;
        this.position = position;
        this.number = number;
        this.ticks = ticks;
        if (@event.Position != position || @event.ReceivedTicks != ticks) rare = new Rare(@event);
    }

    /// <summary>The automation's name.</summary>
    public abstract string Automation { get; }

    /// <summary>The trigger.</summary>
    public abstract Trigger Trigger { get; }

    /// <summary>The id: a UUID of version 7, derived from the automation and the place in the log.</summary>
    public Guid Id => new FiringPlace(FiringPlace.HashOf(Automation), position, number).ToId(ticks);

    /// <summary>What the firing says.</summary>
    public TriggerState State => rare?.State ?? TriggerState.Triggered;

    /// <summary>When, in UTC: as the log received the event, or as the window ended.</summary>
    public DateTimeOffset Fired => new(ticks, TimeSpan.Zero);

    /// <summary>The position in the log up to which everything had happened.</summary>
    public long Position => position;

    /// <summary>The labels that the trigger looks at separately, with their values; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Labels => LabelsOf(Trigger, rare?.Key ?? default);

    /// <summary>The event at which it fired, or the last one that the ended window saw; <see langword="null"/> when no event was seen.</summary>
    public OrchestrationEvent? Event => Seen.ToEvent();

    /// <summary>The figure, for a metric trigger; else <see langword="null"/>.</summary>
    public double? Value => rare?.Value;

    /// <summary>The firings that a composite trigger's firing is made of, in the order of the parts; empty for others.</summary>
    public IReadOnlyList<PartFiring> Parts => rare?.Parts ?? [];

    /// <summary>The link that this firing adds to the chain of causes.</summary>
    public Causation Cause
    {
        get
        {
            var seen = Seen;
            return new Causation(Automation, Id, seen.IsNone ? null : seen.Reference.Id, seen.IsNone ? null : seen.Reference.Cause);
        }
    }

    /// <summary>The trace of the event at which it fired.</summary>
    public override string? TraceParent => Seen.Entry?.TraceParent;

    internal SeenEvent Seen => rare?.Event ?? (entry is null ? default : new SeenEvent(entry, part, position, ticks));

    internal long Ticks => ticks;

    /// <summary>The labels and values behind a key.</summary>
    internal static IReadOnlyDictionary<string, string> LabelsOf(Trigger trigger, LabelValue key)
    {
        if (key.IsMissing) return EmptyLabels;
        var names = trigger.KeyLabels;
        Dictionary<string, string> labels = new(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++) labels[names[i]] = (key.Parts is { } parts ? parts[i] : key).ToString();
        return labels;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Fired:O} {Automation}{(State == TriggerState.Resolved ? " resolved" : "")}";

    static readonly IReadOnlyDictionary<string, string> EmptyLabels = new Dictionary<string, string>(0);

    sealed class Rare
    {
        public readonly TriggerState State;
        public readonly LabelValue Key;
        public readonly double? Value;
        public readonly PartFiring[]? Parts;
        public readonly SeenEvent Event;

        public Rare(in SeenEvent @event) => Event = @event;

        public Rare(in Raised raised)
        {
            State = raised.State;
            Key = raised.Key;
            Value = raised.Value;
            Parts = raised.Parts;
            Event = raised.Event;
        }
    }
}
