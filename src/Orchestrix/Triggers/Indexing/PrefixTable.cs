namespace Orchestrix.Triggers.Indexing;

/// <summary>Rules by what the values begin with that they accept. A value takes one look-up for each length of beginnings, and these are few.</summary>
sealed class PrefixTable
{
    static readonly int[] Steps = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 40, 48, 64, 96, 128];

    readonly Dictionary<string, RuleList> byPrefix = new(StringComparer.Ordinal);
    readonly Dictionary<string, RuleList>.AlternateLookup<ReadOnlySpan<char>> lookup;
    readonly int[] uses = new int[Steps.Length];

    public PrefixTable() => lookup = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsEmpty => byPrefix.Count == 0;

    public void Add(ReadOnlySpan<char> prefix, TriggerRule rule)
    {
        var step = StepOf(prefix);
        var kept = prefix[..Steps[step]];
        if (!lookup.TryGetValue(kept, out var rules))
        {
            byPrefix.Add(kept.ToString(), rules = new RuleList());
            uses[step]++;
        }

        rules.Add(rule);
    }

    public void Remove(ReadOnlySpan<char> prefix, TriggerRule rule)
    {
        var step = StepOf(prefix);
        var kept = prefix[..Steps[step]];
        if (!lookup.TryGetValue(kept, out var rules) || !rules.Remove(rule) || rules.Count > 0) return;
        lookup.Remove(kept);
        uses[step]--;
    }

    public void Collect(ReadOnlySpan<char> value, ref TriggerHits hits)
    {
        for (var step = 0; step < Steps.Length && Steps[step] <= value.Length; step++)
            if (uses[step] > 0 && lookup.TryGetValue(value[..Steps[step]], out var rules)) hits.Add(rules.Rules);
    }

    static int StepOf(ReadOnlySpan<char> prefix)
    {
        var step = Steps.Length - 1;
        while (Steps[step] > prefix.Length) step--;
        return step;
    }
}
