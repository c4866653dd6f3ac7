using System.Runtime.InteropServices;
using Orchestrix.Limits;

namespace Orchestrix.Storage;

/// <summary>Holds slots in memory. Its leases do not end by themselves, since they live no longer than those who hold them.</summary>
sealed class MemoryLimitStore(TimeProvider time) : ILimitStore
{
    const int FewestSwept = 1_024;

    readonly Lock gate = new();
    readonly Dictionary<(string Limit, string? Key), SlotSet> sets = new(new ByLine());
    int sweepAt = FewestSwept;

    public ValueTask<SlotAnswer> TryAcquireAsync(SlotRequest request, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow().UtcTicks;
        var claims = request.Claims;
        lock (gate)
        {
            if (claims.Count != 1) return new(TryTakeAll(request, now));
            var set = SetOf(claims[0]);
            if (WaitFor(claims[0], set, now) is > 0 and var wait) return new(Denied(wait));
            request.Kept = Take(request, claims[0], set, now);
        }

        return new(new SlotAnswer(true));
    }

    SlotAnswer TryTakeAll(SlotRequest request, long now)
    {
        var wait = request.Claims.Select(c => WaitFor(c, SetOf(c), now)).DefaultIfEmpty().Max();
        if (wait > 0) return Denied(wait);
        request.Kept = request.Claims.Select(c => Take(request, c, SetOf(c), now)).ToArray();
        return new SlotAnswer(true);
    }

    static SlotAnswer Denied(long wait) => new(false, RetryAfter: wait == long.MaxValue ? null : TimeSpan.FromTicks(wait));

    public ValueTask<DateTimeOffset?> RenewAsync(SlotRequest request, CancellationToken cancellationToken = default) => new(DateTimeOffset.MaxValue);

    public ValueTask ReleaseAsync(SlotRequest request, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (request.Kept is HeldSlots one) Release(one);
            else if (request.Kept is HeldSlots[] several) Array.ForEach(several, Release);
            request.Kept = null;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<LimitHolder>> HoldersAsync(string limit, CancellationToken cancellationToken = default)
    {
        lock (gate)
            return new([
                .. sets.Where(s => s.Key.Limit == limit)
                    .SelectMany(s => s.Value.Holders(), (s, h) => new LimitHolder(h.Request.Holder, s.Key.Key, h.Claim.Slots, new DateTimeOffset(h.Since, TimeSpan.Zero)))
                    .OrderBy(h => h.Since),
            ]);
    }

    // 0 when the slots are free; long.MaxValue when only somebody who gives some back can help.
    static long WaitFor(in SlotClaim claim, SlotSet set, long now)
    {
        var limit = claim.Limit;
        if (!limit.IsActive) return 0;
        if (claim.Slots > limit.Slots) return long.MaxValue;
        if (limit.PerSecond is null) return claim.Slots <= limit.Slots - set.Occupied ? 0 : long.MaxValue;

        // Each slot moves the moment at which all are back by its own time; that may lie as far ahead as all slots together.
        var each = limit.TicksPerSlot;
        return Math.Max(0, Math.Max(set.FullAt, now) + (each * claim.Slots) - now - (each * limit.Slots));
    }

    HeldSlots Take(SlotRequest request, in SlotClaim claim, SlotSet set, long now)
    {
        var limit = claim.Limit;
        if (limit.IsActive && limit.PerSecond is null) set.Occupied += claim.Slots;
        if (limit.IsActive && limit.PerSecond is not null) set.FullAt = Math.Max(set.FullAt, now) + (limit.TicksPerSlot * claim.Slots);
        HeldSlots held = new(request, claim, set, now);
        set.Add(held);
        if (sets.Count > sweepAt) Sweep(now);
        return held;
    }

    void Release(HeldSlots held)
    {
        held.Set.Remove(held);
        if (held.Counts) held.Set.Occupied -= held.Claim.Slots;
        if (held.Claim is { Key: not null, Limit.PerSecond: null } claim && held.Set.Count == 0) sets.Remove((claim.Limit.Name, claim.Key));
    }

    SlotSet SetOf(in SlotClaim claim)
    {
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(sets, (claim.Limit.Name, claim.Key), out _);
        return set ??= new SlotSet();
    }

    // Keys come and go: a rate of which all slots are back and that nobody holds is as good as new.
    void Sweep(long now)
    {
        foreach (var (line, set) in sets)
            if (set.Count == 0 && set.FullAt <= now) sets.Remove(line);
        sweepAt = Math.Max(FewestSwept, sets.Count * 2);
    }

    // Limits are few, and their names mostly the same objects: a cheap hash of them is enough. Keys may be many.
    sealed class ByLine : IEqualityComparer<(string Limit, string? Key)>
    {
        public bool Equals((string Limit, string? Key) x, (string Limit, string? Key) y) =>
            (ReferenceEquals(x.Limit, y.Limit) || x.Limit == y.Limit) && (ReferenceEquals(x.Key, y.Key) || x.Key == y.Key);

        public int GetHashCode((string Limit, string? Key) line) =>
            (line.Limit.Length << 16) ^ (line.Limit[0] << 8) ^ line.Limit[^1] ^ (line.Key is null ? 0 : string.GetHashCode(line.Key, StringComparison.Ordinal));
    }
}
