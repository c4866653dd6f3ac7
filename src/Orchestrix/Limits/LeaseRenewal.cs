using Microsoft.Extensions.Logging;

namespace Orchestrix.Limits;

/// <summary>Renews leases that end by themselves, when three quarters of their time are over. Nothing of it runs for stores whose leases do not end.</summary>
sealed class LeaseRenewal : IDisposable
{
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    readonly ILimitStore store;
    readonly TimeProvider time;
    readonly ILogger logger;
    readonly Lock gate = new();
    readonly Dictionary<SlotLease, ITimer> timers = [];

    public LeaseRenewal(ILimitStore store, TimeProvider time, ILogger logger)
    {
        this.store = store;
        this.time = time;
        this.logger = logger;
    }

    public void Watch(SlotLease lease, DateTimeOffset end)
    {
        var wait = (end - time.GetUtcNow()) * 0.75;
        Set(lease, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    public void Forget(SlotLease lease)
    {
        lock (gate)
            if (timers.Remove(lease, out var timer)) timer.Dispose();
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var timer in timers.Values) timer.Dispose();
            timers.Clear();
        }
    }

    void Set(SlotLease lease, TimeSpan wait)
    {
        lock (gate)
        {
            if (lease.IsReleased) return;
            if (timers.TryGetValue(lease, out var timer)) timer.Change(SlotWaiter.RoundUp(wait), Timeout.InfiniteTimeSpan);
            else timers.Add(lease, time.CreateTimer(_ => { _ = RenewAsync(lease); }, null, SlotWaiter.RoundUp(wait), Timeout.InfiniteTimeSpan));
        }
    }

    async Task RenewAsync(SlotLease lease)
    {
        try
        {
            if (await store.RenewAsync(lease.Request).ConfigureAwait(false) is { } end)
            {
                Watch(lease, end);
                return;
            }
        }
        catch (Exception exception) // the store's: the lease may still hold, so it is tried again until the store says otherwise
        {
            LimitsLog.RenewalFailed(logger, exception, Names(lease));
            Set(lease, AfterFailure);
            return;
        }

        if (lease.IsReleased) return;
        lease.IsLost = true;
        Forget(lease);
        LimitsLog.LeaseLost(logger, Names(lease), lease.Request.Holder);
    }

    static string Names(SlotLease lease) => string.Join(", ", lease.Slots.Select(s => s.Limit.Name));
}
