using Microsoft.Extensions.Logging;

namespace Orchestrix.Limits;

/// <summary>
/// Takes slots from the store, and lets whoever finds none wait in line. One thread at a time goes along the lines; no lock is held while the store works.
/// </summary>
sealed class LimitQueue : ILimits, IDisposable
{
    readonly ILimitStore store;
    readonly TimeProvider time;
    readonly LimitRegistry registry;
    readonly LeaseRenewal renewal;
    readonly Lock gate = new();
    readonly SlotLines lines = new();
    readonly Queue<(string Limit, string? Key)> toSee = new();
    readonly HashSet<(string Limit, string? Key)> later = [];
    readonly ITimer clock;
    DateTimeOffset? rings;
    int waiting;
    bool isGoing;
    bool isOver;

    public LimitQueue(ILimitStore store, TimeProvider time, IEnumerable<LimitDefinition> limits, ILogger logger)
    {
        this.store = store;
        this.time = time;
        registry = new LimitRegistry(limits);
        renewal = new LeaseRenewal(store, time, logger);
        clock = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public IReadOnlyList<LimitDefinition> All => registry.All;

    public LimitRegistry Registry => registry;

    public ValueTask<SlotLease> AcquireAsync(
        string limit, int slots = 1, string? key = null, TimeSpan? timeout = null, Guid holder = default, CancellationToken cancellationToken = default) =>
        AcquireAsync(new SlotRequest(registry.ClaimsOf(limit, slots, key), holder, time), timeout, cancellationToken);

    public ValueTask<SlotLease> AcquireAllAsync(
        IEnumerable<string> limits, int slots = 1, TimeSpan? timeout = null, Guid holder = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        return AcquireAsync(new SlotRequest(registry.ClaimsOf(limits.Distinct(StringComparer.Ordinal).Select(l => (l, slots, (string?)null))), holder, time), timeout, cancellationToken);
    }

    /// <summary>Takes the slots of a request; ends at once when they are free and nobody came before.</summary>
    public ValueTask<SlotLease> AcquireAsync(SlotRequest request, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } wait && wait < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(timeout), wait, "A timeout is not negative; null waits as long as it takes.");
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<SlotLease>(cancellationToken);
        if (IsWaitedFor(request)) return new(Wait(request, timeout, cancellationToken));
        var trying = store.TryAcquireAsync(request, cancellationToken);
        if (!trying.IsCompletedSuccessfully) return ContinueAsync(trying, request, timeout, cancellationToken);
        var answer = trying.Result;
        return answer.IsGranted ? new(Granted(request, answer)) : new(Wait(request, timeout, cancellationToken));
    }

    public async ValueTask<LimitStatus> StatusAsync(string limit, CancellationToken cancellationToken = default)
    {
        var definition = registry.Find(limit);
        var holders = await store.HoldersAsync(limit, cancellationToken).ConfigureAwait(false);
        lock (gate) return new LimitStatus(definition, holders, lines.CountOf(limit), registry.DeniedOf(limit));
    }

    public void Resize(string limit, int slots)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slots);
        Change(limit, d => d with { Slots = slots });
    }

    public void SetActive(string limit, bool isActive) => Change(limit, d => d with { IsActive = isActive });

    /// <summary>Gives slots back, and lets the next have them.</summary>
    public ValueTask ReleaseAsync(SlotLease lease)
    {
        if (lease.IsRenewed) renewal.Forget(lease);
        var releasing = store.ReleaseAsync(lease.Request);
        if (!releasing.IsCompletedSuccessfully) return ContinueAsync(releasing, lease);
        if (Volatile.Read(ref waiting) > 0) Look(lease.Request.Claims);
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends away everybody who waits.</summary>
    public void Dispose()
    {
        List<SlotWaiter> left;
        lock (gate)
        {
            isOver = true;
            left = [.. lines.All];
            foreach (var waiter in left) Remove(waiter);
        }

        foreach (var waiter in left)
        {
            waiter.TryLeave(new OperationCanceledException("The host stopped while slots were waited for."));
            waiter.Dispose();
        }

        clock.Dispose();
        renewal.Dispose();
    }

    bool IsWaitedFor(SlotRequest request)
    {
        if (Volatile.Read(ref waiting) == 0) return false;
        lock (gate) return lines.Concern(request);
    }

    async ValueTask ContinueAsync(ValueTask releasing, SlotLease lease)
    {
        try
        {
            await releasing.ConfigureAwait(false);
        }
        finally
        {
            if (Volatile.Read(ref waiting) > 0) Look(lease.Request.Claims);
        }
    }

    async ValueTask<SlotLease> ContinueAsync(ValueTask<SlotAnswer> trying, SlotRequest request, TimeSpan? timeout, CancellationToken token)
    {
        var answer = await trying.ConfigureAwait(false);
        return answer.IsGranted ? Granted(request, answer) : await Wait(request, timeout, token).ConfigureAwait(false);
    }

    SlotLease Granted(SlotRequest request, in SlotAnswer answer)
    {
        SlotLease lease = new(this, request);
        if (answer.Expires is not { } end) return lease;
        lease.IsRenewed = true;
        renewal.Watch(lease, end);
        return lease;
    }

    Task<SlotLease> Wait(SlotRequest request, TimeSpan? timeout, CancellationToken token)
    {
        if (timeout == TimeSpan.Zero) return Task.FromException<SlotLease>(TimedOut(request, TimeSpan.Zero));
        SlotWaiter waiter = new(request);
        lock (gate)
        {
            if (isOver) return Task.FromException<SlotLease>(new ObjectDisposedException(nameof(ILimits), "The host has stopped: it gives out no more slots."));
            lines.Add(waiter);
            Volatile.Write(ref waiting, lines.Count);
        }

        // Also for slots that were given back between the attempt and now.
        Look(request.Claims);
        if (!waiter.Task.IsCompleted) waiter.Watch(time, timeout, (who, cancelled) => Leave(who, timeout ?? default, cancelled), token);
        return waiter.Task;
    }

    void Leave(SlotWaiter waiter, TimeSpan timeout, CancellationToken cancelled)
    {
        var left = cancelled.IsCancellationRequested ? waiter.TryLeave(cancelled) : waiter.TryLeave(TimedOut(waiter.Request, timeout));
        if (left) Finish(waiter);
    }

    LimitTimeoutException TimedOut(SlotRequest request, TimeSpan timeout)
    {
        registry.CountDenied(request);
        return new LimitTimeoutException([.. request.Claims.Select(c => c.Limit.Name).Distinct()], timeout);
    }

    void Change(string limit, Func<LimitDefinition, LimitDefinition> change)
    {
        registry.Change(limit, change);
        lock (gate)
            foreach (var line in lines.Of(limit)) toSee.Enqueue(line);
        Go();
    }

    void Ring()
    {
        lock (gate)
        {
            rings = null;
            foreach (var line in later) toSee.Enqueue(line);
            later.Clear();
        }

        Go();
    }

    void Look(IReadOnlyList<SlotClaim> claims)
    {
        lock (gate)
            foreach (var claim in claims) toSee.Enqueue(claim.Line);
        Go();
    }

    // Somebody is out of the lines: others may have become first.
    void Finish(SlotWaiter waiter)
    {
        waiter.Dispose();
        lock (gate)
        {
            if (!Remove(waiter)) return;
            foreach (var claim in waiter.Request.Claims) toSee.Enqueue(claim.Line);
        }

        Go();
    }

    bool Remove(SlotWaiter waiter)
    {
        var was = lines.Remove(waiter);
        Volatile.Write(ref waiting, lines.Count);
        return was;
    }

    void Go()
    {
        lock (gate)
        {
            if (isGoing || isOver) return; // whoever goes along the lines sees what is new
            isGoing = true;
        }

        _ = GoAsync(); // never fails: what the store throws is told to the one it was asked for
    }

    async Task GoAsync()
    {
        while (Next() is { } waiter)
        {
            try
            {
                waiter.Request.Claims = registry.Renew(waiter.Request.Claims);
                var trying = store.TryAcquireAsync(waiter.Request);
                var answer = trying.IsCompletedSuccessfully ? trying.Result : await trying.ConfigureAwait(false);
                if (!answer.IsGranted)
                {
                    if (answer.RetryAfter is { } wait) SeeLater(waiter, wait);
                    continue;
                }

                var lease = Granted(waiter.Request, answer);
                if (!waiter.TryServe(lease)) await lease.DisposeAsync().ConfigureAwait(false); // gone meanwhile
            }
            catch (Exception exception) // the limit changed, or the store's own: the waiter's to handle
            {
                waiter.TryLeave(exception);
            }

            Finish(waiter);
        }
    }

    SlotWaiter? Next()
    {
        lock (gate)
        {
            while (toSee.TryDequeue(out var line))
                if (lines.Next(line) is { } waiter) return waiter;
            isGoing = false;
            return null;
        }
    }

    void SeeLater(SlotWaiter waiter, TimeSpan wait)
    {
        var due = time.GetUtcNow() + wait;
        lock (gate)
        {
            foreach (var claim in waiter.Request.Claims) later.Add(claim.Line);
            if (rings <= due || isOver) return;
            rings = due;
            clock.Change(SlotWaiter.RoundUp(wait), Timeout.InfiniteTimeSpan);
        }
    }
}
