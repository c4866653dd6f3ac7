using Orchestrix.Log;

namespace Orchestrix.Storage;

/// <summary>Where publishers wait while the reader that must not miss anything is too far behind. A thread that reads the log never waits: it would wait for itself.</summary>
sealed class PublisherGate(int limit)
{
    readonly Lock gate = new();
    TaskCompletionSource? waiting;

    public bool MustWait(long end, long read) => end - read >= limit && !LogReading.IsReader;

    public void Wait() => Waiting().Wait();

    public Task WaitAsync(CancellationToken cancellationToken) => Waiting().WaitAsync(cancellationToken);

    /// <summary>The reader has read on.</summary>
    public void Moved(long end, long read)
    {
        // Half of the room must be free again, so that publishers are not woken for each record.
        if (Volatile.Read(ref waiting) is not null && end - read <= limit / 2) Release();
    }

    public void Release()
    {
        lock (gate)
        {
            waiting?.TrySetResult();
            Volatile.Write(ref waiting, null);
        }
    }

    Task Waiting()
    {
        lock (gate)
        {
            if (waiting is null) Volatile.Write(ref waiting, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return waiting!.Task;
        }
    }
}
