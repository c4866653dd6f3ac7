using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>What an event trigger must not be: malformed, or unable to ever fire.</summary>
static class EventTriggerRules
{
    public static IEnumerable<string> MistakesOf(EventTrigger trigger)
    {
        if (trigger.Within < TimeSpan.Zero)
            yield return $"its window is negative ({trigger.Within}). Give a positive length, for example 10.Minutes().";
        if (trigger.ForEach.Any(string.IsNullOrEmpty))
            yield return $"it looks at the values of a label without a name. Name the label, for example '{LabelNames.ResourceId}'.";
        if (trigger.After.Concat(trigger.Expect).Any(p => p.Text.Length == 0))
            yield return "it names an event with an empty name. Give the name, or leave it out to mean every event.";
        if (trigger.Grace < TimeSpan.Zero) yield return $"its grace is negative ({trigger.Grace}). Give a time that is not, for example 30.Seconds().";
        foreach (var mistake in MistakesOf([.. trigger.MatchRelated, trigger.Match])) yield return mistake;
        if (trigger.Unless is { } guard)
            foreach (var mistake in guard.Mistakes()) yield return mistake;
        if (trigger.Posture == TriggerPosture.Proactive)
        {
            if (trigger.Within == TimeSpan.Zero) yield return "it waits for something not to happen, but does not say how long. Give a window, for example DoesNotHappenWithin(1.Hours()).";
            if (trigger.Threshold < 1) yield return $"it can never fire: fewer than {trigger.Threshold} events cannot occur. Expect at least 1.";
        }
        else if (trigger.After.Count > 0 && trigger.Within == TimeSpan.Zero)
        {
            if (trigger.Threshold >= 2) yield return $"it can never fire: {trigger.Threshold} events have to come after another one, but within no time. Give a window, for example Within(10.Minutes()).";
            else if (trigger.Expect.Count > 0 && trigger.Expect.All(trigger.After.Contains))
                yield return "it can never fire: each expected event also opens a window, which ends at once. Give a window, for example Within(10.Minutes()).";
        }
    }

    /// <summary>What is wrong with the labels that resources have to have.</summary>
    public static IEnumerable<string> MistakesOf(IEnumerable<LabelSpecification> specifications)
    {
        foreach (var specification in specifications)
            foreach (var (label, patterns) in specification.Labels)
                if (patterns.Count == 0) yield return $"it can never fire: label '{label}' has no pattern, and so no value is accepted. Give one, for example '*'.";
    }
}
