using Orchestrix.Events;

namespace Orchestrix.Limits;

/// <summary>Slots that are taken together: all of them or none. Identifies its lease.</summary>
public sealed class SlotRequest
{
    readonly TimeProvider? time;
    object? id; // made only for stores that ask for it

    internal SlotRequest(IReadOnlyList<SlotClaim> claims, Guid holder, TimeProvider? time = null)
    {
        Claims = claims;
        Holder = holder;
        this.time = time;
    }

    /// <summary>The id of the lease, a UUID of version 7; the same at each reading.</summary>
    public Guid Id => (Guid)(Volatile.Read(ref id) ?? Interlocked.CompareExchange(ref id, TimeOrderedId.New((time ?? TimeProvider.System).GetUtcNow().UtcTicks), null) ?? id)!;

    /// <summary>The slots; no limit and key twice.</summary>
    public IReadOnlyList<SlotClaim> Claims { get; internal set; }

    /// <summary>What the store keeps with a granted request; guarded by the store.</summary>
    internal object? Kept { get; set; }

    /// <summary>Who asks, for people: the id of a run; empty for code outside of runs.</summary>
    public Guid Holder { get; }
}
