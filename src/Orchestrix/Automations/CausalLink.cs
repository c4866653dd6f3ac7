using System.Globalization;
using Orchestrix.Events;

namespace Orchestrix.Automations;

/// <summary>One step back from an effect to what led to it: an automation fired, and one of its actions had the effect. Immutable.</summary>
public sealed class CausalLink
{
    internal CausalLink(Causation cause)
    {
        Automation = cause.Automation;
        Firing = cause.Firing;
        EventId = cause.Event;
    }

    /// <summary>The automation's name.</summary>
    public string Automation { get; }

    /// <summary>The id of its firing.</summary>
    public Guid Firing { get; }

    /// <summary>When it fired, in UTC; <see langword="null"/> when the firing is no longer kept in the log.</summary>
    public DateTimeOffset? Fired { get; internal init; }

    /// <summary>Which of its actions had the effect, from 0; <see langword="null"/> when that is not known, or the effect is the firing itself.</summary>
    public int? ActionIndex { get; internal init; }

    /// <summary>The type of that action, for example <c>run-flow</c>; <see langword="null"/> where <see cref="ActionIndex"/> is.</summary>
    public string? ActionType { get; internal init; }

    /// <summary>The id of the event that made it fire; <see langword="null"/> when it fired because nothing happened.</summary>
    public Guid? EventId { get; }

    /// <summary>The event that made it fire; <see langword="null"/> when there is none, or it is no longer kept in the log.</summary>
    public OrchestrationEvent? Event { get; internal init; }

    /// <summary>Whether the effect is the firing itself, rather than that of an action.</summary>
    internal bool IsFiring { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var fired = Fired is { } time ? $"at {time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}" : "at a time that is no longer known";
        var how = IsFiring ? $"'{Automation}' fired {fired}" : ActionIndex is { } index ? $"action {index} ({ActionType}) of '{Automation}', which fired {fired}" : $"an action of '{Automation}', which fired {fired}";
        return $"{how}, because {(Event, EventId) switch
        {
            ({ } @event, _) => CausalChain.Describe(@event.Reference),
            (null, { } id) => $"of event {id}, which is no longer in the log",
            _ => "nothing happened",
        }}";
    }
}
