using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix;

/// <summary>Describes a trigger that is composed of others. Immutable: each step returns a new description.</summary>
public sealed class CompositeTriggerBuilder : ITriggerSource
{
    readonly IReadOnlyList<ITriggerSource> parts;
    readonly PartsRequired? require; // null for a sequence
    readonly Settings settings;

    internal CompositeTriggerBuilder(IEnumerable<ITriggerSource> parts, PartsRequired? require) : this([.. parts], require, new Settings()) { }

    CompositeTriggerBuilder(IReadOnlyList<ITriggerSource> parts, PartsRequired? require, Settings settings)
    {
        this.parts = parts;
        this.require = require;
        this.settings = settings;
    }

    /// <summary>How far apart the parts may fire; exactly so far is still together. Without it there is no limit.</summary>
    /// <param name="time">The time.</param>
    /// <returns>A new description.</returns>
    public CompositeTriggerBuilder Within(TimeSpan time) => new(parts, require, settings with { Within = time });

    /// <summary>
    /// Only what concerns the same things belongs together: firings with the same values of the labels that all parts look at separately. Without it, any belong together.
    /// </summary>
    /// <returns>A new description.</returns>
    public CompositeTriggerBuilder Correlated() => new(parts, require, settings with { Correlate = true });

    /// <summary>Does not fire while an event has occurred a short time ago.</summary>
    /// <param name="event">The event's name; <c>*</c> stands for one or more characters.</param>
    /// <param name="within">How long it keeps the trigger from firing.</param>
    /// <returns>A new description.</returns>
    public CompositeTriggerBuilder Unless(string @event, TimeSpan within) =>
        new(parts, require, settings with { Unless = new UnlessGuard { Events = [new EventNamePattern(@event)], Within = within } });

    /// <summary>Keeps events from the trigger that the automation itself led to.</summary>
    /// <param name="except">Whether to.</param>
    /// <returns>A new description.</returns>
    public CompositeTriggerBuilder ExceptOwnEffects(bool except = true) => new(parts, require, settings with { ExceptOwnEffects = except });

    /// <inheritdoc/>
    public Trigger Build(ICollection<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (parts.Count == 0) mistakes.Add("it is composed of no triggers. Give at least one, for example When.All(When.Event(\"a\"), When.Event(\"b\")).");
        List<Trigger> built = [];
        for (var i = 0; i < parts.Count; i++)
        {
            List<string> found = [];
            built.Add(parts[i].Build(found));
            foreach (var mistake in found) mistakes.Add($"part {i}: {mistake}");
        }

        return require is { } needed
            ? new CompoundTrigger { Triggers = built, Require = needed, Within = settings.Within, Correlate = settings.Correlate, Unless = settings.Unless, ExceptOwnEffects = settings.ExceptOwnEffects }
            : new SequenceTrigger { Triggers = built, Within = settings.Within, Correlate = settings.Correlate, Unless = settings.Unless, ExceptOwnEffects = settings.ExceptOwnEffects };
    }

    sealed record Settings
    {
        public TimeSpan? Within { get; init; }

        public bool Correlate { get; init; }

        public UnlessGuard? Unless { get; init; }

        public bool? ExceptOwnEffects { get; init; }
    }
}
