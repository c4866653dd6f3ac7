using Orchestrix.Limits;

namespace Orchestrix.Storage;

/// <summary>Slots of one set that somebody holds.</summary>
sealed class HeldSlots(SlotRequest request, SlotClaim claim, SlotSet set, long since)
{
    public SlotRequest Request => request;

    public SlotClaim Claim => claim;

    public SlotSet Set => set;

    /// <summary>Since when, in UTC ticks.</summary>
    public long Since => since;

    /// <summary>Whether the slots were counted as occupied when they were taken: neither those of a rate, nor those of a limit that was not active.</summary>
    public bool Counts { get; } = claim.Limit is { IsActive: true, PerSecond: null };

    public HeldSlots? Previous { get; set; }

    public HeldSlots? Next { get; set; }
}
