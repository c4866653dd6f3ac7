using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>A trigger with one thing left out.</summary>
static class SimplerTriggers
{
    public static IEnumerable<Trigger> Of(Trigger trigger) => trigger switch
    {
        EventTrigger t => OfEvent(t),
        StaysTrigger t => OfStays(t),
        MetricTrigger t => t.Unless is null && t.Match.IsEmpty ? [] : [new MetricTrigger { Metric = t.Metric }],
        CompositeTrigger t => OfComposite(t),
        _ => [],
    };

    static IEnumerable<Trigger> OfEvent(EventTrigger t)
    {
        if (t.Unless is not null) yield return Copy(t, unless: null);
        if (!t.Match.IsEmpty) yield return Copy(t, match: LabelSpecification.Empty, unless: t.Unless);
        if (t.MatchRelated.Count > 0) yield return Copy(t, related: [], unless: t.Unless);
        for (var i = 0; i < t.After.Count; i++) yield return Copy(t, after: [.. t.After.Take(i), .. t.After.Skip(i + 1)], unless: t.Unless);
        for (var i = 0; t.Expect.Count > 1 && i < t.Expect.Count; i++) yield return Copy(t, expect: [.. t.Expect.Take(i), .. t.Expect.Skip(i + 1)], unless: t.Unless);
        for (var i = 0; i < t.ForEach.Count; i++) yield return Copy(t, forEach: [.. t.ForEach.Take(i), .. t.ForEach.Skip(i + 1)], unless: t.Unless);
        if (t.Threshold > 1) yield return Copy(t, threshold: t.Threshold - 1, unless: t.Unless);
        if (t.Grace > TimeSpan.Zero) yield return Copy(t, grace: TimeSpan.Zero, unless: t.Unless);
    }

    static IEnumerable<Trigger> OfStays(StaysTrigger t)
    {
        if (t.Unless is not null || !t.Match.IsEmpty) yield return new StaysTrigger { StateType = t.StateType, For = t.For, Kind = t.Kind, Grace = t.Grace, ExceptOwnEffects = t.ExceptOwnEffects };
        if (t.Grace > TimeSpan.Zero)
            yield return new StaysTrigger { StateType = t.StateType, For = t.For, Kind = t.Kind, Match = t.Match, MatchRelated = t.MatchRelated, Unless = t.Unless, ExceptOwnEffects = t.ExceptOwnEffects };
    }

    static IEnumerable<Trigger> OfComposite(CompositeTrigger t)
    {
        foreach (var part in t.Triggers) yield return part;
        for (var i = 0; t.Triggers.Count > 1 && i < t.Triggers.Count; i++)
            if (Copy(t, [.. t.Triggers.Take(i), .. t.Triggers.Skip(i + 1)], t.Unless) is { } fewer) yield return fewer;
        for (var i = 0; i < t.Triggers.Count; i++)
            foreach (var part in Of(t.Triggers[i]))
                if (Copy(t, [.. t.Triggers.Take(i), part, .. t.Triggers.Skip(i + 1)], t.Unless) is { } simpler) yield return simpler;
        if (t.Unless is not null && Copy(t, t.Triggers, null) is { } free) yield return free;
    }

    static CompositeTrigger? Copy(CompositeTrigger t, IReadOnlyList<Trigger> parts, UnlessGuard? unless)
    {
        CompositeTrigger copy = t is CompoundTrigger c
            ? new CompoundTrigger { Triggers = parts, Within = t.Within, Correlate = t.Correlate, Unless = unless, ExceptOwnEffects = t.ExceptOwnEffects, Require = c.Require }
            : new SequenceTrigger { Triggers = parts, Within = t.Within, Correlate = t.Correlate, Unless = unless, ExceptOwnEffects = t.ExceptOwnEffects };
        return copy.Mistakes().Any() ? null : copy;
    }

    static EventTrigger Copy(
        EventTrigger t, UnlessGuard? unless, LabelSpecification? match = null, IReadOnlyList<LabelSpecification>? related = null, IReadOnlyList<EventNamePattern>? after = null,
        IReadOnlyList<EventNamePattern>? expect = null, IReadOnlyList<string>? forEach = null, int? threshold = null, TimeSpan? grace = null) => new()
        {
            Posture = t.Posture,
            Match = match ?? t.Match,
            MatchRelated = related ?? t.MatchRelated,
            After = after ?? t.After,
            Expect = expect ?? t.Expect,
            ForEach = forEach ?? t.ForEach,
            Threshold = threshold ?? t.Threshold,
            Within = t.Within,
            Grace = grace ?? t.Grace,
            Unless = unless,
            ExceptOwnEffects = t.ExceptOwnEffects,
        };
}
