using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Triggers;

/// <summary>An event with its place in the log, without an object of its own.</summary>
readonly record struct SeenEvent(EventEntry Entry, int Part, long Position, long ReceivedTicks)
{
    public EventReference Reference => new(Entry, Part);

    /// <summary>Whether there is no event, as for a window that was opened by none.</summary>
    public bool IsNone => Entry is null;

    public OrchestrationEvent? ToEvent() => IsNone ? null : Entry.ToEvent(new LogRecord(Position, ReceivedTicks, Entry, Part, 1), Part);
}
