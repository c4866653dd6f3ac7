using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix;

/// <summary>Describes a trigger on a figure of flow runs. Immutable: each step returns a new description.</summary>
/// <typeparam name="TValue">What the figure is compared with: a fraction, or a time.</typeparam>
public sealed class MetricTriggerBuilder<TValue> : ITriggerSource where TValue : struct
{
    readonly MetricTrigger trigger;
    readonly Func<TValue, double> toNumber;
    readonly bool isComplete;
    readonly IReadOnlyList<string> mistakes;

    internal MetricTriggerBuilder(MetricTrigger trigger, Func<TValue, double> toNumber, IReadOnlyList<string> mistakes, bool isComplete = false)
    {
        this.trigger = trigger;
        this.toNumber = toNumber;
        this.isComplete = isComplete;
        this.mistakes = mistakes;
    }

    /// <summary>Over which time, ending now, the figure is taken. Without it, 5 minutes.</summary>
    /// <param name="range">The time; positive.</param>
    /// <returns>A new description.</returns>
    public MetricTriggerBuilder<TValue> Over(TimeSpan range) => With(trigger.Metric with { Range = range });

    /// <summary>When the figure is less.</summary>
    /// <param name="value">Than what.</param>
    /// <returns>A new description.</returns>
    public MetricTriggerBuilder<TValue> IsBelow(TValue value) => Compare(MetricOperator.LessThan, value);

    /// <summary>When the figure is less or equal.</summary>
    /// <param name="value">Than what.</param>
    /// <returns>A new description.</returns>
    public MetricTriggerBuilder<TValue> IsAtMost(TValue value) => Compare(MetricOperator.AtMost, value);

    /// <summary>When the figure is more.</summary>
    /// <param name="value">Than what.</param>
    /// <returns>A new description.</returns>
    public MetricTriggerBuilder<TValue> IsAbove(TValue value) => Compare(MetricOperator.GreaterThan, value);

    /// <summary>When the figure is more or equal.</summary>
    /// <param name="value">Than what.</param>
    /// <returns>A new description.</returns>
    public MetricTriggerBuilder<TValue> IsAtLeast(TValue value) => Compare(MetricOperator.AtLeast, value);

    /// <summary>How long that has to be so without a break. Without it, 5 minutes.</summary>
    /// <param name="time">The time; not negative.</param>
    /// <returns>A new description.</returns>
    public MetricTriggerBuilder<TValue> For(TimeSpan time) => With(trigger.Metric with { FiringFor = time });

    /// <summary>Does not fire while an event has occurred a short time ago.</summary>
    /// <param name="event">The event's name; <c>*</c> stands for one or more characters.</param>
    /// <param name="within">How long it keeps the trigger from firing.</param>
    /// <returns>A new description.</returns>
    public MetricTriggerBuilder<TValue> Unless(string @event, TimeSpan within) =>
        With(trigger.Metric, unless: new UnlessGuard { Events = [new EventNamePattern(@event)], Within = within });

    /// <inheritdoc/>
    public Trigger Build(ICollection<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        foreach (var mistake in this.mistakes) mistakes.Add(mistake);
        if (!isComplete) mistakes.Add("it looks at a figure, but does not say with what to compare it. Add for example IsBelow(0.9) or IsAbove(10.Minutes()).");
        return trigger;
    }

    MetricTriggerBuilder<TValue> Compare(MetricOperator @operator, TValue value) => With(trigger.Metric with { Operator = @operator, Threshold = toNumber(value) }, complete: true);

    MetricTriggerBuilder<TValue> With(MetricQuery metric, UnlessGuard? unless = null, bool complete = false) => new(
        new MetricTrigger
        {
            Metric = metric,
            Match = trigger.Match,
            MatchRelated = trigger.MatchRelated,
            Unless = unless ?? trigger.Unless,
            ExceptOwnEffects = trigger.ExceptOwnEffects,
        },
        toNumber, mistakes, isComplete || complete);
}
