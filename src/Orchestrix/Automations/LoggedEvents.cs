using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Automations;

/// <summary>
/// Finds out whether an event is in the log already. Most events are emitted in this process, and nobody asks for their ids: so none is remembered, and the few
/// questions that events from outside raise are answered by the log, as are those of people. Used by one thread at a time.
/// </summary>
sealed class LoggedEvents(ILog log)
{
    const int Records = 10_000;

    readonly LogRecord[] buffer = new LogRecord[256];

    /// <summary>Whether an event is among the last records up to a position, and was received after a moment.</summary>
    public bool Contain(Guid id, long upTo, long afterTicks)
    {
        using var cursor = log.OpenCursor(new CursorOptions { After = Math.Max(0, upTo - Records), Wake = static () => { } });
        int read;
        while ((read = cursor.Read(buffer)) > 0)
        {
            foreach (ref readonly var record in buffer.AsSpan(0, read))
            {
                if (record.Position > upTo) return false;
                if (record.ReceivedTicks <= afterTicks || record.Entry is not EventEntry entry) continue;
                for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++)
                    if (entry.IdOf(part) == id) return true;
            }
        }

        return false;
    }

    /// <summary>The newest event with an id; null when none is kept.</summary>
    public OrchestrationEvent? Find(Guid id)
    {
        OrchestrationEvent? found = null;
        ReadAll((in LogRecord record, EventEntry entry) =>
        {
            for (var part = record.FirstPart; part < record.FirstPart + record.Parts; part++)
                if (entry.IdOf(part) == id) found = entry.ToEvent(record, part);
        });
        return found;
    }

    /// <summary>Shows every record that is kept, oldest first.</summary>
    public void ReadAll(RecordReader show)
    {
        using var cursor = log.OpenCursor(new CursorOptions { After = 0, Wake = static () => { } });
        int read;
        while ((read = cursor.Read(buffer)) > 0)
            foreach (ref readonly var record in buffer.AsSpan(0, read))
                if (record.Entry is EventEntry entry) show(record, entry);
    }

    /// <summary>Is shown a record.</summary>
    public delegate void RecordReader(in LogRecord record, EventEntry entry);
}
