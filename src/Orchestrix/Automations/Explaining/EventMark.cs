using Orchestrix.Events;

namespace Orchestrix.Automations.Explaining;

/// <summary>What identifies an event to people and in the log.</summary>
readonly record struct EventMark(Guid Id, Symbol Name, LabelValue Resource, long OccurredTicks, long Position)
{
    public EventMark(in EventReference @event, long position)
        : this(@event.Id, @event.Name, @event.TryGetLabel(LabelNames.ResourceId, out var resource) ? resource : default, @event.OccurredTicks, position) { }
}
