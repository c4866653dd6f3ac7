using Orchestrix.Events;

namespace Orchestrix.Triggers.Composites;

/// <summary>The newest firing of each part, for one key.</summary>
sealed class GatheredSet(LabelValue key, int parts)
{
    readonly PartFiring?[] firings = new PartFiring?[parts];

    public LabelValue Key => key;

    public int Count { get; private set; }

    /// <summary>When the newest of them fired.</summary>
    public long NewestTicks { get; private set; } = long.MinValue;

    /// <summary>When the oldest of them fired.</summary>
    public long OldestTicks => firings.OfType<PartFiring>().Min(f => f.Ticks);

    /// <summary>Which parts have fired, as bits; only for the first 64.</summary>
    public ulong Mask => firings.OfType<PartFiring>().Where(f => f.Place < 64).Aggregate(0UL, (mask, f) => mask | (1UL << f.Place));

    /// <summary>The firings, in the order of the parts.</summary>
    public PartFiring[] Firings => [.. firings.OfType<PartFiring>()];

    /// <summary>Whether all parts have fired, and in their order.</summary>
    public bool IsInOrder
    {
        get
        {
            var last = 0L;
            foreach (var firing in firings)
            {
                if (firing is null || firing.Arrival < last) return false;
                last = firing.Arrival;
            }

            return true;
        }
    }

    public void Store(PartFiring firing)
    {
        if (firings[firing.Place] is null) Count++;
        firings[firing.Place] = firing;
        NewestTicks = Math.Max(NewestTicks, firing.Ticks);
    }

    /// <summary>Drops what fired before a moment.</summary>
    public void Drop(long beforeTicks)
    {
        for (var i = 0; i < firings.Length; i++)
        {
            if (firings[i] is not { } firing || firing.Ticks >= beforeTicks) continue;
            firings[i] = null;
            Count--;
        }
    }
}
