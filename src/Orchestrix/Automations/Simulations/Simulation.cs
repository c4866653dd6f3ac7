using Orchestrix.Events;

namespace Orchestrix.Automations.Simulations;

/// <summary>
/// Shows events to automations as the engine of a host would, in virtual time, and without acting: the answer to what a rule would have done last night. What
/// automations say by firing is seen by the others, as it would be live; effects of actions are not, since there are none.
/// </summary>
/// <example><code>
/// var events = EventRecording.Parse(File.ReadAllText("last-night.jsonl"));
/// foreach (var firing in Simulation.Run(automations, events).Firings) Console.WriteLine(firing);
/// </code></example>
public static class Simulation
{
    /// <summary>Shows events to automations. The same input gives the same result. May be called from any thread.</summary>
    /// <param name="automations">The automations. Those that are disabled see no events.</param>
    /// <param name="events">
    /// The events as they arrived: of an <see cref="EventRecording"/>, or those that a host had. Events that tell of firings of the same automations are left out,
    /// since these fire anew.
    /// </param>
    /// <param name="options">What of the events is looked at, and how far; <see langword="null"/> for all.</param>
    /// <returns>What would have happened.</returns>
    /// <exception cref="ArgumentException">Two automations have the same name, an automation is built wrongly, an event arrived before the one in front of it, or the end lies before the beginning.</exception>
    public static SimulationResult Run(IEnumerable<Automation> automations, IEnumerable<OrchestrationEvent> events, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(automations);
        ArgumentNullException.ThrowIfNull(events);
        options ??= new SimulationOptions();
        List<Automation> all = [.. automations];
        List<OrchestrationEvent> arrivals = [.. events];
        ThrowIfWrong(all, arrivals, options);
        List<Automation> disabled = [.. all.Where(a => !a.Enabled)];
        var from = options.From ?? (arrivals.Count > 0 ? arrivals[0].Received : options.Until);
        if (from is null) return new SimulationResult { Disabled = disabled };
        var last = arrivals.Count > 0 && arrivals[^1].Received > from ? arrivals[^1].Received : from.Value;
        var until = options.Until ?? last;

        using SimulatedEngine engine = new(all, options);
        engine.Play(arrivals, from.Value, until);
        return new SimulationResult
        {
            From = from,
            Until = until,
            Events = engine.Events,
            Firings = engine.Firings,
            Disabled = disabled,
            IsCutShort = engine.IsCutShort,
            Explainer = engine.Explainer,
        };
    }

    static void ThrowIfWrong(List<Automation> automations, List<OrchestrationEvent> events, SimulationOptions options)
    {
        foreach (var same in automations.GroupBy(a => a.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new ArgumentException($"{same.Count()} automations are named '{same.Key}'. Give all but one another name, or simulate them apart.", nameof(automations));
        foreach (var automation in automations.Where(a => !a.IsFromDocument))
            if (automation.Mistakes.Concat(automation.Trigger.Mistakes()).FirstOrDefault() is { } mistake)
                throw new ArgumentException($"Automation '{automation.Name}': {mistake}", nameof(automations));
        for (var i = 1; i < events.Count; i++)
            if (events[i].Received < events[i - 1].Received)
                throw new ArgumentException($"Event {i} ({events[i]}) was received before the one in front of it. Order events by when they were received.", nameof(events));
        if (options is { From: { } from, Until: { } until } && until < from)
            throw new ArgumentException($"The end {until:O} lies before the beginning {from:O}. Exchange them.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxFirings);
        ArgumentOutOfRangeException.ThrowIfNegative(options.ExplainedDecisions);
    }
}
