using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix;

/// <summary>Describes a trigger on events, or on their absence, step by step. Immutable: each step returns a new description.</summary>
public sealed class EventTriggerBuilder : ITriggerSource
{
    readonly EventTrigger trigger;
    readonly IReadOnlyList<string> mistakes;

    internal EventTriggerBuilder(EventTrigger trigger, IReadOnlyList<string>? mistakes = null)
    {
        this.trigger = trigger;
        this.mistakes = mistakes ?? [];
    }

    /// <summary>Only events whose resource has a label with one of these values.</summary>
    /// <param name="label">The label's name, for example <c>orchestrix.resource.id</c>.</param>
    /// <param name="patterns">The values: <c>*</c> any characters, <c>?</c> one, <c>[a-z]</c> classes, a leading <c>!</c> negates.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder Where(string label, params IEnumerable<string> patterns) => With(match: trigger.Match.And(label, patterns));

    /// <summary>Only events that have a related resource in a role, with one of these ids.</summary>
    /// <param name="role">The role, for example <c>flow</c> or <c>tag</c>.</param>
    /// <param name="idPatterns">The ids: <c>*</c> any characters, <c>?</c> one, <c>[a-z]</c> classes, a leading <c>!</c> negates. None: any id.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder WhereRelated(string role, params IReadOnlyCollection<string> idPatterns)
    {
        ArgumentNullException.ThrowIfNull(idPatterns);
        var specification = LabelSpecification.Of(LabelNames.ResourceRole.Text, role);
        return WhereRelated(idPatterns.Count == 0 ? specification : specification.And(LabelNames.ResourceId.Text, idPatterns));
    }

    /// <summary>Only events that have a related resource with these labels.</summary>
    /// <param name="specification">The labels.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder WhereRelated(LabelSpecification specification) => With(matchRelated: [.. trigger.MatchRelated, specification]);

    /// <summary>Looks separately at each combination of these labels' values.</summary>
    /// <param name="labels">Labels of the event's resource, or <c>related:role:label</c>.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder ForEach(params IEnumerable<string> labels) => With(forEach: [.. trigger.ForEach, .. labels]);

    /// <summary>Counts only after one of these events.</summary>
    /// <param name="names">Their names; <c>*</c> stands for one or more characters.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder After(params IEnumerable<string> names) => With(after: [.. trigger.After, .. names.Select(n => new EventNamePattern(n))]);

    /// <summary>Fires when this many events have occurred; needs <see cref="Within"/> when it is more than one.</summary>
    /// <param name="count">How many; at least 1.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder Times(int count) => With(threshold: count);

    /// <summary>The length of the window in which events count together. With a single event, further ones in the window are quiet.</summary>
    /// <param name="time">The length.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder Within(TimeSpan time) => With(within: time);

    /// <summary>
    /// Fires when the event does not occur in time: after one of the events named by <see cref="After"/>; without these, again and again from the host's start,
    /// or from a key's first event.
    /// </summary>
    /// <param name="time">How long it may take.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder DoesNotHappenWithin(TimeSpan time) => With(within: time, posture: TriggerPosture.Proactive);

    /// <summary>Lets the timer ring some time after a window's end, so that events which are on their way still count. For triggers on absence.</summary>
    /// <param name="time">How long after; not negative.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder WithGrace(TimeSpan time) => With(grace: time);

    /// <summary>Does not fire while an event has occurred a short time ago: one with the same values of the labels that are looked at separately, if there are any.</summary>
    /// <param name="event">The event's name; <c>*</c> stands for one or more characters.</param>
    /// <param name="within">How long it keeps the trigger from firing.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder Unless(string @event, TimeSpan within) => Unless(new UnlessGuard { Events = [new EventNamePattern(@event)], Within = within });

    /// <summary>Does not fire while something has happened a short time ago.</summary>
    /// <param name="guard">What, and how long it keeps the trigger from firing.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder Unless(UnlessGuard guard) => With(unless: guard);

    /// <summary>Keeps events from the trigger that the automation itself led to.</summary>
    /// <param name="except">Whether to.</param>
    /// <returns>A new description.</returns>
    public EventTriggerBuilder ExceptOwnEffects(bool except = true) => With(exceptOwnEffects: except);

    /// <inheritdoc/>
    public Trigger Build(ICollection<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        foreach (var mistake in this.mistakes) mistakes.Add(mistake);
        if (trigger.Posture == TriggerPosture.Reactive)
        {
            if (trigger.Threshold < 1) mistakes.Add($"it fires after {trigger.Threshold} events. Give at least 1.");
            if (trigger.Threshold > 1 && trigger.Within == TimeSpan.Zero) mistakes.Add($"it waits for {trigger.Threshold} events, but does not say within which time. Add for example Within(10.Minutes()).");
        }

        return trigger;
    }

    EventTriggerBuilder With(
        LabelSpecification? match = null, IReadOnlyList<LabelSpecification>? matchRelated = null, IReadOnlyList<string>? forEach = null,
        IReadOnlyList<EventNamePattern>? after = null, int? threshold = null, TimeSpan? within = null, TriggerPosture? posture = null, bool? exceptOwnEffects = null,
        TimeSpan? grace = null, UnlessGuard? unless = null) =>
        new(
            new EventTrigger
            {
                Match = match ?? trigger.Match,
                MatchRelated = matchRelated ?? trigger.MatchRelated,
                After = after ?? trigger.After,
                Expect = trigger.Expect,
                ForEach = forEach ?? trigger.ForEach,
                Posture = posture ?? trigger.Posture,
                Threshold = threshold ?? trigger.Threshold,
                Within = within ?? trigger.Within,
                ExceptOwnEffects = exceptOwnEffects ?? trigger.ExceptOwnEffects,
                Grace = grace ?? trigger.Grace,
                Unless = unless ?? trigger.Unless,
            },
            mistakes);
}
