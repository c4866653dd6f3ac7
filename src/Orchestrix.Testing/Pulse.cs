namespace Orchestrix.Testing;

/// <summary>Says that something has changed, to whoever waits for it. Take <see cref="Next"/> before looking, so that no change is missed.</summary>
sealed class Pulse
{
    TaskCompletionSource? waiting;

    /// <summary>Ends with the next <see cref="Set"/>.</summary>
    public Task Next()
    {
        while (true)
        {
            if (Volatile.Read(ref waiting) is { } existing) return existing.Task;
            TaskCompletionSource made = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Interlocked.CompareExchange(ref waiting, made, null) is null) return made.Task;
        }
    }

    public void Set()
    {
        if (Volatile.Read(ref waiting) is not null) Interlocked.Exchange(ref waiting, null)?.TrySetResult();
    }
}
