namespace Orchestrix.Triggers.Indexing;

/// <summary>Rules by what the values begin with that they accept. A value takes one look-up for each length of beginnings, and these are few.</summary>
sealed class PrefixTable
{
    const int Longest = 64; // longer beginnings are cut

    readonly Dictionary<string, RuleList> byPrefix = new(StringComparer.Ordinal);
    readonly Dictionary<string, RuleList>.AlternateLookup<ReadOnlySpan<char>> lookup;
    readonly int[] uses = new int[Longest + 1]; // by length
    int[] lengths = [];

    public PrefixTable() => lookup = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsEmpty => byPrefix.Count == 0;

    public void Add(ReadOnlySpan<char> prefix, TriggerRule rule)
    {
        var kept = Cut(prefix);
        if (!lookup.TryGetValue(kept, out var rules))
        {
            byPrefix.Add(kept.ToString(), rules = new RuleList());
            if (++uses[kept.Length] == 1) lengths = LengthsInUse();
        }

        rules.Add(rule);
    }

    public void Remove(ReadOnlySpan<char> prefix, TriggerRule rule)
    {
        var kept = Cut(prefix);
        if (!lookup.TryGetValue(kept, out var rules) || !rules.Remove(rule) || rules.Count > 0) return;
        lookup.Remove(kept);
        if (--uses[kept.Length] == 0) lengths = LengthsInUse();
    }

    public void Collect(ReadOnlySpan<char> value, ref TriggerHits hits)
    {
        foreach (var length in lengths)
        {
            if (length > value.Length) return;
            if (lookup.TryGetValue(value[..length], out var rules)) hits.Add(rules.Rules);
        }
    }

    static ReadOnlySpan<char> Cut(ReadOnlySpan<char> prefix) => prefix.Length > Longest ? prefix[..Longest] : prefix;

    int[] LengthsInUse() => [.. Enumerable.Range(0, uses.Length).Where(n => uses[n] > 0)];
}
