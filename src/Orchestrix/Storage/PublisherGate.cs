using Orchestrix.Log;

namespace Orchestrix.Storage;

/// <summary>Where publishers wait while the reader that must not miss anything is too far behind. A thread that reads the log never waits: it would wait for itself.</summary>
sealed class PublisherGate(int limit)
{
    readonly Lock gate = new();
    TaskCompletionSource? waiting;

    public bool MustWait(long end, long read) => end - read >= limit && !LogReading.IsReader;

    /// <summary>Ends when there may be room. Whoever is going to wait for it looks once more whether it has to: a reader that was quicker tells nobody.</summary>
    public Task WhenMoved()
    {
        lock (gate)
        {
            if (waiting is null) Volatile.Write(ref waiting, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return waiting!.Task;
        }
    }

    /// <summary>A reader has read on.</summary>
    public void Moved(long end, long from, long to)
    {
        if (end - from <= limit / 2) return; // nobody waits for a reader that was so close
        Interlocked.MemoryBarrier(); // a publisher that sees the old place is seen here to wait
        if (Volatile.Read(ref waiting) is not null && end - to <= limit / 2) Release(); // half of the room is free again, so that publishers are not woken for each record
    }

    public void Release()
    {
        lock (gate)
        {
            waiting?.TrySetResult();
            Volatile.Write(ref waiting, null);
        }
    }
}
