namespace Orchestrix.Triggers;

/// <summary>The candidates for one event: either a list that belongs to the index, or rules that were collected one by one. Reused from event to event.</summary>
struct TriggerHits
{
    TriggerRule[]? collected;
    TriggerRule[] rules;

    public int Count { get; private set; }

    /// <summary>The candidates; valid until the next change of the index or of these hits.</summary>
    public readonly ReadOnlySpan<TriggerRule> Rules => rules.AsSpan(0, Count);

    /// <summary>Takes a list as it is.</summary>
    public void Set(TriggerRule[] all)
    {
        rules = all;
        Count = all.Length;
    }

    public void Clear()
    {
        rules = collected ??= new TriggerRule[16];
        Count = 0;
    }

    /// <summary>Adds a candidate, after <see cref="Clear"/>.</summary>
    public void Add(TriggerRule rule)
    {
        if (Count == rules.Length)
        {
            Array.Resize(ref collected, Count * 2);
            rules = collected;
        }

        rules[Count++] = rule;
    }

    /// <summary>Puts collected candidates into the order of their ordinals.</summary>
    public readonly void Sort()
    {
        if (Count > 1) Array.Sort(rules, 0, Count, ByOrdinal.Instance);
    }

    sealed class ByOrdinal : IComparer<TriggerRule>
    {
        public static readonly ByOrdinal Instance = new();

        public int Compare(TriggerRule? x, TriggerRule? y) => (x?.Ordinal ?? -1).CompareTo(y?.Ordinal ?? -1);
    }
}
