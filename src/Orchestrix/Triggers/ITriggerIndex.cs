using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>Finds the rules that an event may concern, whatever their number. Used by one thread at a time, between two events for changes.</summary>
interface ITriggerIndex
{
    /// <summary>Takes a rule in; it has its ordinal.</summary>
    void Add(TriggerRule rule);

    /// <summary>Lets a rule go.</summary>
    void Remove(TriggerRule rule);

    /// <summary>
    /// Finds candidates: every rule that the event concerns is among them, once, in the order of the ordinals; others may be too. Allocates nothing for a name
    /// that was seen before.
    /// </summary>
    /// <param name="event">The event.</param>
    /// <param name="hits">Takes the candidates; what was in it before is forgotten.</param>
    void Find(in EventReference @event, ref TriggerHits hits);
}
