using Orchestrix.Events;
using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers;

/// <summary>A node that looks at events itself. Used by one thread at a time.</summary>
abstract class TriggerRule : TriggerNode
{
    const long LongestWindowTicks = 365_000 * TimeSpan.TicksPerDay;

    readonly LabelPath[] paths;
    readonly LabelValue[] scratch;

    private protected TriggerRule(Trigger trigger, LabelSpecification match, IEnumerable<LabelSpecification> matchRelated, IEnumerable<string> forEach) : base(trigger)
    {
        Match = match;
        MatchRelated = [.. matchRelated.Where(s => !s.IsEmpty)];
        paths = [.. LabelPath.Sorted(forEach).Select(p => new LabelPath(p))];
        scratch = paths.Length > 1 ? new LabelValue[paths.Length] : [];
    }

    /// <summary>What the resource has to be that an event is about.</summary>
    public LabelSpecification Match { get; }

    /// <summary>What related resources there have to be.</summary>
    public LabelSpecification[] MatchRelated { get; }

    /// <summary>The length of a window; cut at what can be added to any time without running over.</summary>
    public required long WithinTicks
    {
        get;
        init => field = Math.Min(value, LongestWindowTicks);
    }

    /// <summary>How long after a window's end its timer rings.</summary>
    public long GraceTicks
    {
        get;
        init => field = Math.Min(value, LongestWindowTicks);
    }

    public required int Threshold { get; init; }

    /// <summary>Whether windows are opened by events of their own, rather than by what is counted.</summary>
    public required bool HasAfter { get; init; }

    public required RuleKind Kind { get; init; }

    /// <summary>Whether it is told when what the rule fired for is over.</summary>
    public bool TellsResolution { get; set; }

    /// <summary>Whether events that the automation itself led to are kept from the rule.</summary>
    public bool ExceptsOwnEffects { get; set; }

    public bool HasKeys => paths.Length > 0;

    /// <summary>Whether no window of the rule ever stays open: each event fires.</summary>
    public bool FiresAtOnce => Kind == RuleKind.Reactive && !HasAfter && WithinTicks == 0 && Threshold <= 1;

    /// <summary>The order of the rules when an event concerns several. Given by the evaluator, always growing.</summary>
    public int Ordinal { get; set; } = -1;

    /// <summary>The rule's windows; null before the rule was taken in, and for one that has none.</summary>
    public WindowSet? Windows { get; set; }

    /// <summary>The alarms that are not over yet, where <see cref="TellsResolution"/> asks for them.</summary>
    public WindowSet? Alarms { get; set; }

    /// <summary>
    /// Whether the index finds the rule only for events that it counts, so that nothing has to be looked at again: with 100,000 rules, each object that is
    /// looked at costs more than the look-up. Set by the index.
    /// </summary>
    public bool IsProven
    {
        get;
        set
        {
            field = value;
            FiresWhenFound = value && FiresAtOnce && !HasKeys;
        }
    }

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

    public override LabelValue Keep(LabelValue key) => scratch.Length > 0 && ReferenceEquals(key.Parts, scratch) ? LabelValue.Of([.. scratch]) : key;

    protected abstract EventMeaning NameMeaningOf(in EventReference @event);

    bool Matches(in EventReference @event)
    {
        if (!Match.Accepts(@event)) return false;
        foreach (var specification in MatchRelated)
            if (!specification.AcceptsRelated(@event)) return false;
        return true;
    }
}
