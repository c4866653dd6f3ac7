using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>A trigger as it is evaluated. Used by one thread at a time.</summary>
abstract class TriggerRule
{
    const long LongestWindowTicks = 365_000 * TimeSpan.TicksPerDay;

    readonly LabelSpecification match;
    readonly LabelSpecification[] matchRelated;
    readonly LabelPath[] paths;
    readonly LabelValue[] scratch;

    private protected TriggerRule(Trigger trigger, LabelSpecification match, IEnumerable<LabelSpecification> matchRelated, IEnumerable<string> forEach)
    {
        Trigger = trigger;
        this.match = match;
        this.matchRelated = [.. matchRelated.Where(s => !s.IsEmpty)];
        paths = [.. forEach.Select(p => new LabelPath(p)).DistinctBy(p => p.Text).OrderBy(p => p.Text, StringComparer.Ordinal)];
        scratch = new LabelValue[paths.Length];
    }

    public Trigger Trigger { get; }

    public LabelSpecification Match => match;

    public IReadOnlyList<LabelSpecification> MatchRelated => matchRelated;

    /// <summary>The length of a window; cut at what can be added to any time without running over.</summary>
    public required long WithinTicks
    {
        get;
        init => field = Math.Min(value, LongestWindowTicks);
    }

    public required int Threshold { get; init; }

    /// <summary>Whether windows are opened by events of their own, rather than by what is counted.</summary>
    public required bool HasAfter { get; init; }

    public bool IsProactive => Trigger is StaysTrigger or EventTrigger { Posture: TriggerPosture.Proactive };

    public bool HasKeys => paths.Length > 0;

    /// <summary>The place among all rules, and their order when several fire on one event. Given by the evaluator.</summary>
    public int Ordinal { get; set; } = -1;

    /// <summary>What the automation engine keeps with the rule; null while the rule is in nobody's use.</summary>
    public object? Owner { get; set; }

    /// <summary>
    /// Whether the index finds the rule only for events that it counts, so that nothing has to be looked at again: with 100,000 rules, each object that is
    /// looked at costs more than the look-up. Set by the index.
    /// </summary>
    public bool IsProven { get; set; }

    /// <summary>The names of the events that the rule wants to see; none means every name.</summary>
    public abstract IReadOnlyList<EventNamePattern> Names { get; }

    /// <summary>What an event is to the trigger, its labels taken into account.</summary>
    public EventMeaning MeaningOf(in EventReference @event)
    {
        if (IsProven) return EventMeaning.Counts;
        var meaning = NameMeaningOf(@event);
        return meaning != EventMeaning.None && Matches(@event) ? meaning : EventMeaning.None;
    }

    /// <summary>The key of the window that an event belongs to. Valid until the next call; <see cref="Keep"/> makes it last.</summary>
    public LabelValue KeyOf(in EventReference @event)
    {
        if (paths.Length == 0) return default;
        if (paths.Length == 1) return paths[0].Read(@event);
        for (var i = 0; i < paths.Length; i++) scratch[i] = paths[i].Read(@event);
        return LabelValue.Of(scratch);
    }

    public LabelValue Keep(LabelValue key) => ReferenceEquals(key.Parts, scratch) && paths.Length > 1 ? LabelValue.Of([.. scratch]) : key;

    /// <summary>The labels and values behind a key.</summary>
    public IReadOnlyDictionary<string, string> LabelsOf(LabelValue key)
    {
        Dictionary<string, string> labels = new(paths.Length, StringComparer.Ordinal);
        for (var i = 0; i < paths.Length; i++) labels[paths[i].Text] = (key.Parts is { } parts ? parts[i] : key).ToString();
        return labels;
    }

    protected abstract EventMeaning NameMeaningOf(in EventReference @event);

    bool Matches(in EventReference @event)
    {
        if (!match.Accepts(@event)) return false;
        foreach (var specification in matchRelated)
            if (!specification.AcceptsRelated(@event)) return false;
        return true;
    }
}
