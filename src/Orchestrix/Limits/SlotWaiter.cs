namespace Orchestrix.Limits;

/// <summary>Somebody who waits for slots. Served, or gone, once; whoever comes second finds that it is over.</summary>
sealed class SlotWaiter(SlotRequest request) : IDisposable
{
    readonly TaskCompletionSource<SlotLease> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock gate = new();
    CancellationTokenRegistration cancelling;
    ITimer? timer;
    bool isDisposed;

    public SlotRequest Request => request;

    public Task<SlotLease> Task => completion.Task;

    /// <summary>Where this waiter stands in the line of each of its limits; guarded by the queue's lock.</summary>
    public List<LinkedListNode<SlotWaiter>> Places { get; } = [];

    public bool TryServe(SlotLease lease) => completion.TrySetResult(lease);

    public bool TryLeave(Exception reason) => completion.TrySetException(reason);

    public bool TryLeave(CancellationToken token) => completion.TrySetCanceled(token);

    /// <summary>Lets the waiter be called away. What calls may come before this returns.</summary>
    public void Watch(TimeProvider time, TimeSpan? timeout, Action<SlotWaiter, CancellationToken> leave, CancellationToken token)
    {
        var registration = token.UnsafeRegister(_ => leave(this, token), null);
        var ringing = timeout is { } wait ? time.CreateTimer(_ => leave(this, default), null, RoundUp(wait), Timeout.InfiniteTimeSpan) : null;
        lock (gate)
        {
            if (!isDisposed)
            {
                (cancelling, timer) = (registration, ringing);
                return;
            }
        }

        registration.Unregister(); // it was over already
        ringing?.Dispose();
    }

    public void Dispose()
    {
        lock (gate) isDisposed = true;
        cancelling.Unregister(); // not Dispose: that waits for the callback, which may be what calls
        timer?.Dispose();
    }

    /// <summary>Timers count whole milliseconds and must not ring early.</summary>
    public static TimeSpan RoundUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(wait.TotalMilliseconds), int.MaxValue));
}
