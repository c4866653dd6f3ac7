using System.Runtime.InteropServices;
using Orchestrix.Limits;

namespace Orchestrix.Storage;

/// <summary>Holds slots in memory. Its leases do not end by themselves, since they live no longer than those who hold them.</summary>
sealed class MemoryLimitStore(TimeProvider time) : ILimitStore
{
    const int FewestSwept = 1_024;

    readonly Lock gate = new();
    readonly Dictionary<(string Limit, string? Key), Slots> sets = new(new ByLine());
    int sweepAt = FewestSwept;

    public ValueTask<SlotAnswer> TryAcquireAsync(SlotRequest request, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow().UtcTicks;
        lock (gate)
        {
            var wait = 0L;
            foreach (var claim in request.Claims) wait = Math.Max(wait, WaitFor(claim, now));
            if (wait > 0) return new(new SlotAnswer(false, RetryAfter: wait == long.MaxValue ? null : TimeSpan.FromTicks(wait)));
            foreach (var claim in request.Claims) Take(request, claim, now);
        }

        return new(new SlotAnswer(true));
    }

    public ValueTask<DateTimeOffset?> RenewAsync(SlotRequest request, CancellationToken cancellationToken = default) => new(DateTimeOffset.MaxValue);

    public ValueTask ReleaseAsync(SlotRequest request, CancellationToken cancellationToken = default)
    {
        lock (gate)
            foreach (var claim in request.Claims)
            {
                if (!sets.TryGetValue((claim.Limit.Name, claim.Key), out var set) || !set.Holders.Remove(request, out var held)) continue;
                if (held.Counts) set.Occupied -= claim.Slots;
                if (claim.Key is not null && set.Holders.Count == 0 && claim.Limit.PerSecond is null) sets.Remove((claim.Limit.Name, claim.Key));
            }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<LimitHolder>> HoldersAsync(string limit, CancellationToken cancellationToken = default)
    {
        lock (gate)
            return new([
                .. sets.Where(s => s.Key.Limit == limit)
                    .SelectMany(s => s.Value.Holders, (s, h) => new LimitHolder(
                        h.Key.Holder, s.Key.Key, h.Key.Claims.First(c => c.Limit.Name == limit && c.Key == s.Key.Key).Slots, new DateTimeOffset(h.Value.Since, TimeSpan.Zero)))
                    .OrderBy(h => h.Since),
            ]);
    }

    // 0 when the slots are free; long.MaxValue when only somebody who gives some back can help.
    long WaitFor(in SlotClaim claim, long now)
    {
        var limit = claim.Limit;
        if (!limit.IsActive) return 0;
        if (claim.Slots > limit.Slots) return long.MaxValue;
        if (!sets.TryGetValue((limit.Name, claim.Key), out var set)) return 0;
        if (limit.PerSecond is null) return claim.Slots <= limit.Slots - set.Occupied ? 0 : long.MaxValue;

        // Each slot moves the moment at which all are back by its own time; that may lie as far ahead as all slots together.
        var each = limit.TicksPerSlot;
        return Math.Max(0, Math.Max(set.FullAt, now) + (each * claim.Slots) - now - (each * limit.Slots));
    }

    void Take(SlotRequest request, in SlotClaim claim, long now)
    {
        var limit = claim.Limit;
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(sets, (limit.Name, claim.Key), out _);
        set ??= new Slots();
        if (limit.IsActive && limit.PerSecond is null) set.Occupied += claim.Slots;
        if (limit.IsActive && limit.PerSecond is not null) set.FullAt = Math.Max(set.FullAt, now) + (limit.TicksPerSlot * claim.Slots);
        set.Holders.Add(request, (now, limit.IsActive && limit.PerSecond is null));
        if (sets.Count > sweepAt) Sweep(now);
    }

    // Keys come and go: a rate of which all slots are back and that nobody holds is as good as new.
    void Sweep(long now)
    {
        foreach (var (line, set) in sets)
            if (set.Holders.Count == 0 && set.FullAt <= now) sets.Remove(line);
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

    sealed class Slots
    {
        public int Occupied;
        public long FullAt;

        public Dictionary<SlotRequest, (long Since, bool Counts)> Holders { get; } = [];
    }
}
