using Orchestrix.Automations.Explaining;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>Why an automation did or did not fire: what it made of one event, or of the time that passed. Immutable; safe to read from any thread.</summary>
public sealed class Explanation
{
    internal Explanation() { }

    /// <summary>The automation's name.</summary>
    public required string Automation { get; init; }

    /// <summary>What became of it. Where several parts of a trigger decided, that of the outermost; a firing before anything else.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The event's id; <see langword="null"/> when time alone decided, and no event was seen before.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The event's name; <see langword="null"/> when there is no event, or it is unknown.</summary>
    public string? EventName { get; init; }

    /// <summary>The id of the resource that the event is about; <see langword="null"/> when there is no event, or it is unknown.</summary>
    public string? ResourceId { get; init; }

    /// <summary>When the event occurred, in UTC; <see langword="null"/> when there is no event, or it is unknown.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>When it was decided, in UTC, by the log's time; <see langword="null"/> when nothing was.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>Whether time brought it about, and not the event: a window came to its end.</summary>
    public bool IsByTime { get; init; }

    /// <summary>How many events were counted up to then, or how many parts of a composite trigger had fired; <see langword="null"/> where nothing is counted.</summary>
    public int? Count { get; init; }

    /// <summary>How many are waited for; <see langword="null"/> where nothing is counted.</summary>
    public int? Threshold { get; init; }

    /// <summary>
    /// Up to when that holds, in UTC: the window's end, until when it is quiet or guarded. For <see cref="Verdict.TooLate"/> the beginning or end that was missed.
    /// <see langword="null"/> where there is no such moment.
    /// </summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The figure of a metric; else <see langword="null"/>.</summary>
    public double? Value { get; init; }

    /// <summary>Which part of the trigger decided, as its place in the document: <c>trigger</c>, <c>trigger.triggers.0</c>, <c>trigger.unless</c>.</summary>
    public string Path { get; init; } = TriggerPath.Of(null);

    /// <summary>The labels that the trigger looks at separately, with the values for which it decided; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(0);

    /// <summary>What the event lacks, when it is not covered; else <see langword="null"/>.</summary>
    public UnmetCondition? Unmet { get; init; }

    /// <summary>The parts of a composite trigger that have not fired yet, by their places; empty for others.</summary>
    public IReadOnlyList<string> Awaited { get; init; } = [];

    /// <summary>The id of the firing; <see langword="null"/> when there is none.</summary>
    public Guid? Firing { get; init; }

    /// <summary>What the parts of the trigger decided one after the other, when there was more than one decision; else empty.</summary>
    public IReadOnlyList<Explanation> Steps { get; init; } = [];

    /// <summary>One or two sentences for people.</summary>
    public string Text => ExplanationText.Of(this);

    /// <summary>Why it was stopped or failed, or which name was meant.</summary>
    internal string? Reason { get; init; }

    /// <summary>Whether the trigger waits for silence.</summary>
    internal bool IsProactive { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
