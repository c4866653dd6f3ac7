using Orchestrix.Log;

namespace Orchestrix.Storage;

sealed class MemoryCursor(MemoryLog log, CursorOptions options, long position) : ILogCursor
{
    long position = position;
    long missed;
    bool isAsleep;
    volatile bool disposed;

    public long Position => Volatile.Read(ref position);

    public long Missed => Volatile.Read(ref missed);

    public bool IsCompleted => log.IsCompleted && Position >= log.End;

    public Action Wake { get; } = options.Wake;

    public bool IsDisposed => disposed;

    public bool HoldsPublishers { get; } = options.HoldsPublishers;

    /// <summary>Whether the reader is called after every append, so that it need not say that it sleeps.</summary>
    public bool IsInline { get; } = options.Inline;

    /// <summary>Whether the reader's work is users' code, which comes after ours.</summary>
    public bool RunsUserCode { get; } = options.RunsUserCode;

    public bool HandlesBeforeReading { get; } = options.HandlesBeforeReading;

    /// <summary>Whether the reader found nothing and waits to be woken. Under the log's lock, but for inline readers.</summary>
    public bool IsAsleep
    {
        get => Volatile.Read(ref isAsleep);
        set => Volatile.Write(ref isAsleep, value);
    }

    /// <summary>Whether the reader was told that the log was completed. Under the log's lock.</summary>
    public bool HasSeenEnd { get; set; }

    public int Read(Span<LogRecord> records)
    {
        while (!disposed)
        {
            if (position < log.Ring.End)
            {
                var read = log.Ring.Read(position, records, out var skipped);
                if (skipped > 0) Volatile.Write(ref missed, missed + skipped);
                var from = position;
                Volatile.Write(ref position, records[read - 1].Position);
                if (HoldsPublishers) log.HasRead(from, position);
                if (IsInline) IsAsleep = false;
                return read;
            }

            if (IsInline)
            {
                IsAsleep = true;
                log.ReportIdle();
                return 0;
            }

            if (log.TrySleep(this) || IsCompleted) return 0;
        }

        return 0;
    }

    public void Dispose()
    {
        disposed = true;
        log.Close(this);
    }
}
