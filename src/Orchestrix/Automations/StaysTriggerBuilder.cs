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
    public StaysTriggerBuilder For(TimeSpan time) => With(time, trigger.ExceptOwnEffects);

    /// <summary>Keeps runs from the trigger that the automation itself led to.</summary>
    /// <param name="except">Whether to.</param>
    /// <returns>A new description.</returns>
    public StaysTriggerBuilder ExceptOwnEffects(bool except = true) => With(trigger.For, except);

    /// <inheritdoc/>
    public Trigger Build(ICollection<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        foreach (var mistake in this.mistakes) mistakes.Add(mistake);
        return trigger;
    }

    StaysTriggerBuilder With(TimeSpan time, bool? exceptOwnEffects) => new(
        new StaysTrigger
        {
            StateType = trigger.StateType,
            For = time,
            Kind = trigger.Kind,
            Match = trigger.Match,
            MatchRelated = trigger.MatchRelated,
            ExceptOwnEffects = exceptOwnEffects,
        },
        mistakes);
}
