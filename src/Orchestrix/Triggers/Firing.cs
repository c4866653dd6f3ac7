using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>An automation fired. Immutable; the same log yields the same firings with the same ids.</summary>
public sealed class Firing
{
    readonly TriggerRule rule;
    readonly LabelValue key;
    readonly SeenEvent seen;
    readonly long ticks;
    readonly FiringPlace place;

    internal Firing(string automation, TriggerRule rule, LabelValue key, in SeenEvent seen, long ticks, FiringPlace place)
    {
        Automation = automation;
        this.rule = rule;
        this.key = key;
        this.seen = seen;
        this.ticks = ticks;
        this.place = place;
        Cause = new Causation(automation, Id, seen.IsNone ? null : seen.Reference.Id, seen.IsNone ? null : seen.Reference.Cause);
    }

    /// <summary>The automation's name.</summary>
    public string Automation { get; }

    /// <summary>The id: a UUID of version 7, derived from the automation, its trigger, and the place in the log.</summary>
    public Guid Id => place.ToId(ticks);

    /// <summary>The trigger.</summary>
    public Trigger Trigger => rule.Trigger;

    /// <summary>When, in UTC: as the log received the event, or as the window ended.</summary>
    public DateTimeOffset Fired => new(ticks, TimeSpan.Zero);

    /// <summary>The position in the log up to which everything had happened.</summary>
    public long Position => place.Position;

    /// <summary>The labels that the trigger looks at separately, with their values; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Labels => rule.LabelsOf(key);

    /// <summary>The event at which it fired, or the last one that the ended window saw; <see langword="null"/> when no event was seen.</summary>
    public OrchestrationEvent? Event => seen.ToEvent();

    /// <summary>The link that this firing adds to the chain of causes.</summary>
    public Causation Cause { get; }

    internal SeenEvent Seen => seen;

    /// <inheritdoc/>
    public override string ToString() => $"{Fired:O} {Automation}";
}
