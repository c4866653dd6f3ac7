using System.Globalization;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>Automations, steps and firings as lines that can be read. Times are seconds since the case's start.</summary>
static class RuleText
{
    public static string Of(Automation automation) =>
        $"{automation.Name}{(automation.Enabled ? "" : " (disabled)")}{(automation.ActionsOnResolve.Count > 0 ? " (resolves)" : "")}: {Of(automation.Trigger)}";

    public static string Of(Trigger trigger) => Of(trigger, trigger.ExceptOwnEffects switch { null => "", true => "except own effects", false => "own effects too" }, Of);

    /// <summary>The same without what effects of its own an automation sees; of a part it counts that they are kept from it.</summary>
    public static string OfWhatItWaitsFor(Trigger trigger) => Of(trigger, "", OfPart);

    static string OfPart(Trigger trigger) => Of(trigger, trigger.ExceptOwnEffects == true ? "except own effects" : "", OfPart);

    static string Of(Trigger trigger, string ownEffects, Func<Trigger, string> ofPart)
    {
        List<string> words = [trigger.Type];
        switch (trigger)
        {
            case EventTrigger t:
                words.Add(t.Posture.ToString());
                if (t.After.Count > 0) words.Add($"after [{string.Join(", ", t.After)}]");
                words.Add($"expect [{string.Join(", ", t.Expect)}] x{t.Threshold} within {Seconds(t.Within.Ticks)}");
                if (t.ForEach.Count > 0) words.Add($"for each [{string.Join(", ", t.ForEach)}]");
                AddMatch(words, t.Match, t.MatchRelated);
                if (t.Grace > TimeSpan.Zero) words.Add($"grace {Seconds(t.Grace.Ticks)}");
                break;
            case StaysTrigger t:
                words.Add($"{t.Kind} {t.StateType} for {Seconds(t.For.Ticks)}");
                AddMatch(words, t.Match, t.MatchRelated);
                if (t.Grace > TimeSpan.Zero) words.Add($"grace {Seconds(t.Grace.Ticks)}");
                break;
            case CompositeTrigger t:
                if (t is CompoundTrigger compound) words.Add($"require {compound.Require}");
                words.Add(t.Within is { } within ? $"within {Seconds(within.Ticks)}" : "without limit");
                if (t.Correlate) words.Add("correlated");
                break;
            case MetricTrigger t:
                words.Add($"{t.Metric.Name} {t.Metric.Operator} {t.Metric.Threshold.ToString(CultureInfo.InvariantCulture)} over {Seconds(t.Metric.Range.Ticks)} for {Seconds(t.Metric.FiringFor.Ticks)}");
                AddMatch(words, t.Match, t.MatchRelated);
                break;
        }

        if (ownEffects.Length > 0) words.Add(ownEffects);
        if (trigger.Unless is { } unless)
        {
            words.Add($"unless [{string.Join(", ", unless.Events)}] within {Seconds(unless.Within.Ticks)}");
            AddMatch(words, unless.Match, []);
        }

        var parts = trigger.Parts.Count == 0 ? "" : $" ({string.Join("; ", trigger.Parts.Select(ofPart))})";
        return string.Join(' ', words) + parts;
    }

    public static string Of(LogStep step, long start) => $"{Seconds(step.Received - start)}: " + step switch
    {
        EventStep e => Of(e, start),
        ChangeStep c => c.Change is LifeCycle.Create or LifeCycle.Update ? $"{c.Change} {Of(c.Automation)}" : $"{c.Change} {c.Automation.Name}",
        _ => "tick",
    };

    public static string Of(OracleFiring firing, long start) =>
        $"{Seconds(firing.Time - start)}: {firing.Automation} {firing.State} {{{firing.Labels}}} by {(firing.Event is { } id ? Short(id) : "no event")}";

    static string Of(EventStep e, long start)
    {
        List<string> words = [$"{Short(e.Id)} {e.Name}"];
        if (e.Occurred != e.Received) words.Add($"of {Seconds(e.Occurred - start)}");
        words.Add(Of(e.Resource));
        words.AddRange(e.Related.Select(r => $"+ {Of(r)}"));
        if (e.HasGivenId) words.Add("id given");
        if (e.Follows is { } follows) words.Add($"follows {Short(follows)}");
        if (e.FromOutside) words.Add("from outside");
        if (e.Cause.Count > 0) words.Add($"caused by {string.Join(" < ", e.Cause)}");
        return string.Join(' ', words);
    }

    static string Of(IReadOnlyDictionary<string, string> labels) => $"{{{string.Join(", ", labels.Select(l => $"{l.Key}={l.Value}"))}}}";

    static void AddMatch(List<string> words, LabelSpecification match, IReadOnlyList<LabelSpecification> related)
    {
        if (!match.IsEmpty) words.Add($"match {match}");
        if (related.Count > 0) words.Add($"related [{string.Join(", ", related)}]");
    }

    static string Short(Guid id) => id.ToString("N")[..8].TrimStart('0') is { Length: > 0 } number ? $"#{number}" : "#0";

    static string Seconds(long ticks) => $"{((decimal)ticks / TimeSpan.TicksPerSecond).ToString("0.#######", CultureInfo.InvariantCulture)}s";
}
