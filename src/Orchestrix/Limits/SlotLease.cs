namespace Orchestrix.Limits;

/// <summary>Slots that somebody holds until this is disposed. Disposing it again does nothing. May be disposed by any thread.</summary>
public sealed class SlotLease : IAsyncDisposable, IDisposable
{
    readonly LimitQueue? queue;
    int isReleased;

    internal SlotLease(LimitQueue? queue, SlotRequest request)
    {
        this.queue = queue;
        Request = request;
    }

    /// <summary>Slots of nothing, where nothing limits.</summary>
    internal static SlotLease None { get; } = new(null, new SlotRequest([], Guid.Empty));

    /// <summary>The slots.</summary>
    public IReadOnlyList<SlotClaim> Slots => Request.Claims;

    /// <summary>Whether the store took the slots back because it could not be told in time that they are still needed. Others may hold them by now.</summary>
    public bool IsLost { get; internal set; }

    /// <summary>Whether the lease ends by itself, and so is renewed.</summary>
    internal bool IsRenewed { get; set; }

    internal SlotRequest Request { get; }

    internal bool IsReleased => Volatile.Read(ref isReleased) != 0;

    /// <summary>Gives the slots back.</summary>
    /// <returns>A task that ends when others may have them.</returns>
    public ValueTask DisposeAsync() => queue is null || Interlocked.Exchange(ref isReleased, 1) != 0 ? ValueTask.CompletedTask : queue.ReleaseAsync(this);

    /// <summary>Gives the slots back, and waits for that on this thread where the store is not in memory.</summary>
    public void Dispose()
    {
        var releasing = DisposeAsync();
        if (releasing.IsCompleted) releasing.GetAwaiter().GetResult();
        else releasing.AsTask().GetAwaiter().GetResult();
    }
}
