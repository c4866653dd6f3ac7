using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix;

/// <summary>Describes a trigger on runs that stay in states of one type. Immutable: each step returns a new description.</summary>
public sealed class StaysTriggerBuilder : ITriggerSource
{
    readonly StaysTrigger trigger;
    readonly IReadOnlyList<string> mistakes;

    internal StaysTriggerBuilder(StaysTrigger trigger, IReadOnlyList<string> mistakes)
    {
        this.trigger = trigger;
        this.mistakes = mistakes;
    }

    /// <summary>How long a run has to stay.</summary>
    /// <param name="time">The time; positive.</param>
    /// <returns>A new description.</returns>
    public StaysTriggerBuilder For(TimeSpan time) => With(time: time);

    /// <summary>Lets the timer ring some time later, so that a change of state which is on its way still counts.</summary>
    /// <param name="time">How much later; not negative.</param>
    /// <returns>A new description.</returns>
    public StaysTriggerBuilder WithGrace(TimeSpan time) => With(grace: time);

    /// <summary>Does not fire for a run while an event about that run has occurred a short time ago.</summary>
    /// <param name="event">The event's name; <c>*</c> stands for one or more characters.</param>
    /// <param name="within">How long it keeps the trigger from firing.</param>
    /// <returns>A new description.</returns>
    public StaysTriggerBuilder Unless(string @event, TimeSpan within) => With(unless: new UnlessGuard { Events = [new EventNamePattern(@event)], Within = within });

    /// <summary>Keeps runs from the trigger that the automation itself led to.</summary>
    /// <param name="except">Whether to.</param>
    /// <returns>A new description.</returns>
    public StaysTriggerBuilder ExceptOwnEffects(bool except = true) => With(exceptOwnEffects: except);

    /// <inheritdoc/>
    public Trigger Build(ICollection<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        foreach (var mistake in this.mistakes) mistakes.Add(mistake);
        return trigger;
    }

    StaysTriggerBuilder With(TimeSpan? time = null, TimeSpan? grace = null, UnlessGuard? unless = null, bool? exceptOwnEffects = null) => new(
        new StaysTrigger
        {
            StateType = trigger.StateType,
            For = time ?? trigger.For,
            Kind = trigger.Kind,
            Match = trigger.Match,
            MatchRelated = trigger.MatchRelated,
            Grace = grace ?? trigger.Grace,
            Unless = unless ?? trigger.Unless,
            ExceptOwnEffects = exceptOwnEffects ?? trigger.ExceptOwnEffects,
        },
        mistakes);
}
