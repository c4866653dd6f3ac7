using Orchestrix.Log;

namespace Orchestrix.Events;

/// <summary>
/// Drives one reader of the log: whenever there is something to read, it reads batches and hands them over, on one thread at a time. The thread is a pool
/// thread without the publisher's context, or, for a reader that is quick and never waits, the publisher's.
/// </summary>
sealed class LogPump : IThreadPoolWorkItem, IDisposable
{
    const int BatchSize = 256;
    const int Idle = 0, Owned = 1, Requested = 2;

    readonly LogRecord[] buffer;
    readonly LogBatchHandler handle;
    readonly Action? completed;
    readonly bool inline;
    readonly ILogCursor cursor;
    readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int owner;
    bool stopped;

    /// <param name="log">What is read.</param>
    /// <param name="handle">Takes the records; must not throw.</param>
    /// <param name="completed">Called once, after the last record of a completed log.</param>
    /// <param name="after">The position after which to start; null for the newest.</param>
    /// <param name="holdsPublishers">Whether publishers wait when the reader is too far behind.</param>
    /// <param name="inline">Whether the publisher's thread may do the work: only for readers that are quick and never wait.</param>
    /// <param name="runsUserCode">Whether the reader comes after those of our own.</param>
    public LogPump(ILog log, LogBatchHandler handle, Action? completed = null, long? after = null, bool holdsPublishers = false, bool inline = false, bool runsUserCode = false)
    {
        this.handle = handle;
        this.completed = completed;
        this.inline = inline;
        buffer = new LogRecord[inline ? 16 : BatchSize];
        cursor = log.OpenCursor(new CursorOptions
        {
            Wake = Wake,
            After = after,
            HoldsPublishers = holdsPublishers,
            Inline = inline,
            RunsUserCode = runsUserCode,
            HandlesBeforeReading = true,
        });
        handled = cursor.Position; // what came before is not this reader's
    }

    /// <summary>Begins to read, with what is already there.</summary>
    public void Start() => Wake();

    /// <summary>The position of the last record that was handed over completely.</summary>
    public long Handled => Volatile.Read(ref handled);

    long handled;

    /// <summary>How many records were dropped before this reader came to them.</summary>
    public long Missed => cursor.Missed;

    /// <summary>Completes when the log was completed and everything was handed over, or the pump was disposed.</summary>
    public Task Completion => finished.Task;

    public void Dispose()
    {
        Volatile.Write(ref stopped, true);
        cursor.Dispose();
        finished.TrySetResult();
    }

    void Wake()
    {
        if (!TryOwn()) return;
        if (inline) Drain();
        else ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => Drain();

    bool TryOwn()
    {
        // A wake that finds an owner leaves a request, which the owner sees before it lets go.
        while (true)
        {
            var seen = Volatile.Read(ref owner);
            if (seen == Idle && Interlocked.CompareExchange(ref owner, Owned, Idle) == Idle) return true;
            if (seen == Requested || (seen == Owned && Interlocked.CompareExchange(ref owner, Requested, Owned) == Owned)) return false;
        }
    }

    void Drain()
    {
        LogReading.Enter();
        try
        {
            do
            {
                Volatile.Write(ref owner, Owned);
                int read;
                while (!Volatile.Read(ref stopped) && (read = cursor.Read(buffer)) > 0)
                {
                    handle(buffer.AsSpan(0, read));
                    Volatile.Write(ref handled, buffer[read - 1].Position);
                }

                if (cursor.IsCompleted) Finish();
            }
            while (Interlocked.CompareExchange(ref owner, Idle, Owned) == Requested);
        }
        finally
        {
            LogReading.Leave();
        }
    }

    void Finish()
    {
        if (Volatile.Read(ref stopped)) return;
        Volatile.Write(ref stopped, true);
        completed?.Invoke();
        finished.TrySetResult();
    }
}
