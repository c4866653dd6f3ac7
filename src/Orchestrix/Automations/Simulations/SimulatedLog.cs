using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Automations.Simulations;

/// <summary>
/// What the engine believes to be the log while it is simulated: what is fed to it, and what it says itself, which it then sees as it would see it live. Used by one thread.
/// </summary>
sealed class SimulatedLog : ILog
{
    readonly List<LogRecord> records = [];
    readonly Queue<LogRecord> unread = new();
    Dictionary<Guid, int>? places;

    public long End { get; private set; }

    public bool IsImmediate => true;

    /// <summary>The simulated time, in UTC ticks.</summary>
    public long NowTicks { get; private set; } = long.MinValue;

    /// <summary>What the engine has written and not seen yet.</summary>
    public bool TryTakeUnread(out LogRecord record) => unread.TryDequeue(out record);

    /// <summary>Adds what happens from outside; the caller shows it to the engine.</summary>
    public LogRecord Feed(LogEntry entry, long receivedTicks, int part)
    {
        NowTicks = Math.Max(NowTicks, receivedTicks);
        return Keep(entry, part, 1);
    }

    /// <summary>Finds an event by its id. Only once nothing is added any more.</summary>
    public OrchestrationEvent? Find(Guid id)
    {
        places ??= Places();
        return places.TryGetValue(id, out var place) && records[place] is { Entry: EventEntry entry } record ? entry.ToEvent(record, record.FirstPart) : null;
    }

    public long Append(LogEntry entry, long nowTicks, int firstPart = 0, int parts = 1)
    {
        unread.Enqueue(Keep(entry, firstPart, parts));
        return End;
    }

    public ValueTask<CommitResult> CommitAsync(Batch batch, CancellationToken cancellationToken = default)
    {
        var first = End + 1;
        foreach (var item in batch.Items) Append(item.Entry, NowTicks, item.FirstPart, item.Parts);
        return ValueTask.FromResult(CommitResult.Committed(first, End, NowTicks));
    }

    public ValueTask WhenDurableAsync(long position, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ILogCursor OpenCursor(CursorOptions options) => new Cursor(records, options.After ?? End);

    public void Complete() { }

    Dictionary<Guid, int> Places()
    {
        Dictionary<Guid, int> found = new(records.Count);
        for (var i = 0; i < records.Count; i++)
            if (records[i] is { Entry: EventEntry entry } record) found.TryAdd(entry.IdOf(record.FirstPart), i);
        return found;
    }

    LogRecord Keep(LogEntry entry, int firstPart, int parts)
    {
        LogRecord record = new(++End, NowTicks, entry, firstPart, parts);
        records.Add(record);
        return record;
    }

    sealed class Cursor(List<LogRecord> records, long after) : ILogCursor
    {
        public long Position { get; private set; } = after;

        public long Missed => 0;

        public bool IsCompleted => false;

        public int Read(Span<LogRecord> target)
        {
            var next = (int)Position; // the first is at position 1
            var read = Math.Min(target.Length, records.Count - next);
            if (read <= 0) return 0;
            for (var i = 0; i < read; i++) target[i] = records[next + i];
            Position = target[read - 1].Position;
            return read;
        }

        public void Dispose() { }
    }
}
