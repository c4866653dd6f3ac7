using Orchestrix.Automations.Explaining;
using Orchestrix.Events;

namespace Orchestrix.Automations.Simulations;

/// <summary>What automations would have done. Immutable.</summary>
public sealed class SimulationResult
{
    /// <summary>When the automations were enabled; <see langword="null"/> when there was no event, and no time was given.</summary>
    public DateTimeOffset? From { get; internal init; }

    /// <summary>How far the clock went on; <see langword="null"/> as above.</summary>
    public DateTimeOffset? Until { get; internal init; }

    /// <summary>The firings, in their order.</summary>
    public IReadOnlyList<SimulatedFiring> Firings { get; internal init; } = [];

    /// <summary>The automations that are disabled, and so saw no events.</summary>
    public IReadOnlyList<Automation> Disabled { get; internal init; } = [];

    /// <summary>Whether it ended early, since there were more firings, or ends of windows, than <see cref="SimulationOptions.MaxFirings"/> allows.</summary>
    public bool IsCutShort { get; internal init; }

    internal Explainer? Explainer { get; init; }

    /// <summary>The events that the automations saw, in the order of their arrival.</summary>
    public IReadOnlyList<OrchestrationEvent> Events { get; internal init; } = [];

    /// <summary>Tells what an automation made of an event.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <param name="eventId">The event's id.</param>
    /// <returns>The explanation; <see langword="null"/> when nothing was simulated.</returns>
    public Explanation? Explain(string automation, Guid eventId)
    {
        ArgumentNullException.ThrowIfNull(automation);
        return Explainer?.Explain(automation, eventId);
    }

    /// <summary>Tells what an automation decided, at events that it is about and when windows ended.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <returns>The decisions that are kept (see <see cref="SimulationOptions.ExplainedDecisions"/>), newest first.</returns>
    public IReadOnlyList<Explanation> Explain(string automation)
    {
        ArgumentNullException.ThrowIfNull(automation);
        return Explainer?.Explain(automation) ?? [];
    }

    /// <summary>Tells what an automation made of every event, also of those that it is not about, and what it decided when windows ended.</summary>
    /// <param name="automation">The automation's name.</param>
    /// <returns>The explanations, in the order in which it happened.</returns>
    public IReadOnlyList<Explanation> ExplainAll(string automation)
    {
        ArgumentNullException.ThrowIfNull(automation);
        return Explainer?.ExplainAll(automation, Events) ?? [];
    }

    /// <summary>Tells what each automation made of an event.</summary>
    /// <param name="eventId">The event's id.</param>
    /// <returns>An explanation for each automation, in the order in which they saw it.</returns>
    public IReadOnlyList<Explanation> ExplainEvent(Guid eventId) => Explainer?.ExplainEvent(eventId) ?? [];
}
