using Orchestrix.Log;

namespace Orchestrix.Automations.Simulations;

/// <summary>
/// What the engine believes to be the log while it is simulated: what is fed to it, and what it says itself, which it then sees as it would see it live. It keeps the
/// newest records, in which the engine looks for events that others follow. Used by one thread.
/// </summary>
sealed class SimulatedLog : ILog
{
    const int Kept = 20_000; // the engine looks back 10,000

    readonly List<LogRecord> records = [];
    readonly Queue<LogRecord> unread = new();

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

    LogRecord Keep(LogEntry entry, int firstPart, int parts)
    {
        LogRecord record = new(++End, NowTicks, entry, firstPart, parts);
        records.Add(record);
        if (records.Count >= 2 * Kept) records.RemoveRange(0, records.Count - Kept);
        return record;
    }

    sealed class Cursor(List<LogRecord> records, long after) : ILogCursor
    {
        public long Position { get; private set; } = after;

        public long Missed => 0;

        public bool IsCompleted => false;

        public int Read(Span<LogRecord> target)
        {
            if (records.Count == 0) return 0;
            var next = (int)Math.Max(0, Position + 1 - records[0].Position);
            var read = Math.Min(target.Length, records.Count - next);
            if (read <= 0) return 0;
            for (var i = 0; i < read; i++) target[i] = records[next + i];
            Position = target[read - 1].Position;
            return read;
        }

        public void Dispose() { }
    }
}
