namespace Orchestrix.Triggers.Indexing;

/// <summary>Rules in the order of their ordinals.</summary>
sealed class RuleList
{
    TriggerRule[] rules = [];

    public int Count { get; private set; }

    public ReadOnlySpan<TriggerRule> Rules => rules.AsSpan(0, Count);

    public void Add(TriggerRule rule)
    {
        var at = Count;
        while (at > 0 && rules[at - 1].Ordinal > rule.Ordinal) at--; // ordinals grow, so this is nearly always the end
        if (at > 0 && ReferenceEquals(rules[at - 1], rule)) return;
        if (Count == rules.Length) Array.Resize(ref rules, Math.Max(2, Count * 2));
        Array.Copy(rules, at, rules, at + 1, Count - at);
        rules[at] = rule;
        Count++;
    }

    public bool Remove(TriggerRule rule)
    {
        var at = Find(rule.Ordinal);
        if (at < 0) return false;
        Count--;
        Array.Copy(rules, at + 1, rules, at, Count - at);
        rules[Count] = null!; // beyond the count, where nobody looks
        return true;
    }

    int Find(int ordinal)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = rules[middle].Ordinal;
            if (found == ordinal) return middle;
            if (found < ordinal) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
