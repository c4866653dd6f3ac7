using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>Takes what evaluation decides, in order.</summary>
interface IFiringSink
{
    /// <summary>A trigger fires.</summary>
    /// <param name="rule">The trigger.</param>
    /// <param name="key">Whose window; safe to keep.</param>
    /// <param name="event">The event at which it fires, or the last one that its window saw; none when no event was seen.</param>
    /// <param name="nowTicks">When: the engine's time.</param>
    void Fire(TriggerRule rule, LabelValue key, in SeenEvent @event, long nowTicks);
}
