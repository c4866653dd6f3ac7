namespace Orchestrix.Triggers;

/// <summary>The candidates for one event. Reused from event to event, so that finding allocates nothing.</summary>
struct TriggerHits
{
    const int FewHits = 16;

    TriggerRule[]? rules;

    public int Count { get; private set; }

    /// <summary>The candidates; valid until the next change of these hits.</summary>
    public readonly ReadOnlySpan<TriggerRule> Rules => rules.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(TriggerRule rule)
    {
        if (rules is null || Count == rules.Length) MakeRoom(Count + 1);
        rules.AsSpan()[Count++] = rule; // a span, since storing into an array asks each time for the rule's exact type
    }

    public void Add(ReadOnlySpan<TriggerRule> some)
    {
        if (rules is null || Count + some.Length > rules.Length) MakeRoom(Count + some.Length);
        some.CopyTo(rules.AsSpan(Count));
        Count += some.Length;
    }

    /// <summary>Puts candidates into the order of their ordinals, each once.</summary>
    public void Order()
    {
        if (Count > 1 && !IsInOrder()) Sort();
    }

    readonly bool IsInOrder()
    {
        var all = Rules;
        for (var i = 1; i < all.Length; i++)
            if (all[i - 1].Ordinal >= all[i].Ordinal) return false;
        return true;
    }

    void Sort()
    {
        var all = rules.AsSpan(0, Count);
        all.Sort(static (x, y) => x.Ordinal.CompareTo(y.Ordinal));
        var kept = 1;
        for (var i = 1; i < all.Length; i++)
            if (!ReferenceEquals(all[i], all[kept - 1])) all[kept++] = all[i];
        Count = kept;
    }

    void MakeRoom(int needed) => Array.Resize(ref rules, Math.Max(needed, Math.Max(FewHits, Count * 2)));
}
