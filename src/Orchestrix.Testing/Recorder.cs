using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Runs;

namespace Orchestrix.Testing;

/// <summary>Keeps everything that came into a host's log. It reads when it is asked, so that whatever was logged before is always in the answer.</summary>
sealed class Recorder(ILog log)
{
    readonly Lock gate = new();
    readonly ILogCursor cursor = log.OpenCursor(new CursorOptions { After = 0, Wake = static () => { } });
    readonly LogRecord[] buffer = new LogRecord[256];
    readonly List<OrchestrationEvent> events = [];
    readonly List<Run> runs = [];
    readonly List<RunLogLine> lines = [];

    public IReadOnlyList<OrchestrationEvent> Events => Read(() => events);

    public IReadOnlyList<Run> Runs => Read(() => runs);

    public IReadOnlyList<RunLogLine> Lines => Read(() => lines);

    T[] Read<T>(Func<List<T>> part)
    {
        lock (gate)
        {
            int read;
            while ((read = cursor.Read(buffer)) > 0)
                foreach (var record in buffer.AsSpan(0, read)) Keep(record);
            return [.. part()];
        }
    }

    void Keep(in LogRecord record)
    {
        if (record.Entry is RunLogLine line) lines.Add(line);
        if (record.Entry is not EventEntry entry) return;
        if (entry is Run run && record.FirstPart == 0) runs.Add(run);
        for (var part = 0; part < record.Parts; part++) events.Add(entry.ToEvent(record, record.FirstPart + part));
    }
}
