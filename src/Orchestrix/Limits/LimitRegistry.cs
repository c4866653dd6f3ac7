using System.Collections.Concurrent;

namespace Orchestrix.Limits;

/// <summary>The limits of a host, as they are defined now.</summary>
sealed class LimitRegistry
{
    readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    readonly string[] names;

    public LimitRegistry(IEnumerable<LimitDefinition> limits)
    {
        List<string> order = [];
        foreach (var limit in limits)
        {
            if (!entries.TryAdd(limit.Name, new Entry(limit))) continue; // told as a mistake when the host starts
            order.Add(limit.Name);
        }

        names = [.. order];
    }

    public IReadOnlyList<LimitDefinition> All => [.. names.Select(n => entries[n].Definition)];

    public bool Knows(string name) => entries.ContainsKey(name);

    public LimitDefinition Find(string name) => EntryOf(name).Definition;

    public long DeniedOf(string name) => Interlocked.Read(ref EntryOf(name).Denied);

    public void CountDenied(SlotRequest request)
    {
        foreach (var claim in request.Claims)
            if (entries.TryGetValue(claim.Limit.Name, out var entry)) Interlocked.Increment(ref entry.Denied);
    }

    public void Change(string name, Func<LimitDefinition, LimitDefinition> change)
    {
        var entry = EntryOf(name);
        lock (entry) entry.Set(change(entry.Definition));
    }

    /// <summary>What is asked of one limit.</summary>
    /// <exception cref="LimitException">Nobody can ever get it.</exception>
    public IReadOnlyList<SlotClaim> ClaimsOf(string name, int slots, string? key)
    {
        var entry = EntryOf(name);
        if (slots == 1 && key is null && entry.One is { } one) return one; // the usual case allocates nothing
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        return [Checked(entry, new SlotClaim(entry.Definition, key, slots))];
    }

    /// <summary>What is asked of several limits; the same limit twice is asked for together.</summary>
    /// <exception cref="LimitException">Nobody can ever get it.</exception>
    public IReadOnlyList<SlotClaim> ClaimsOf(IEnumerable<(string Name, int Slots, string? Key)> wanted) =>
    [
        .. wanted.GroupBy(w => (w.Name, w.Key)).Select(g =>
        {
            var entry = EntryOf(g.Key.Name);
            return Checked(entry, new SlotClaim(entry.Definition, g.Key.Key, g.Sum(w => w.Slots)));
        }),
    ];

    /// <summary>The same by the definitions of now.</summary>
    /// <exception cref="LimitException">Nobody can get it any more.</exception>
    public IReadOnlyList<SlotClaim> Renew(IReadOnlyList<SlotClaim> claims)
    {
        foreach (var claim in claims)
            if (!ReferenceEquals(claim.Limit, Find(claim.Limit.Name))) return [.. claims.Select(c => Checked(EntryOf(c.Limit.Name), c with { Limit = Find(c.Limit.Name) }))];
        return claims;
    }

    Entry EntryOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return entries.TryGetValue(name, out var entry) ? entry : throw LimitException.Unknown(name, names);
    }

    static SlotClaim Checked(Entry entry, SlotClaim claim)
    {
        var limit = claim.Limit;
        if (!limit.IsActive || claim.Slots <= limit.Slots) return claim;
        Interlocked.Increment(ref entry.Denied);
        throw new LimitException(limit.Name, limit.Slots == 0
            ? $"The limit '{limit.Name}' has 0 slots and so refuses everybody. Give it slots with ILimits.Resize, or let everybody pass with ILimits.SetActive."
            : $"{claim.Slots} slots of the limit '{limit.Name}' were asked for, and it has only {limit.Slots}: they could never be had. Ask for less, or give the limit more slots.");
    }

    sealed class Entry
    {
        public long Denied;
        volatile LimitDefinition definition;
        volatile SlotClaim[]? one;

        public Entry(LimitDefinition first)
        {
            definition = first;
            Set(first);
        }

        public LimitDefinition Definition => definition;

        /// <summary>One slot of the limit; null when even that can not be had.</summary>
        public SlotClaim[]? One => one;

        public void Set(LimitDefinition next)
        {
            definition = next;
            one = !next.IsActive || next.Slots > 0 ? [new SlotClaim(next, null, 1)] : null;
        }
    }
}
