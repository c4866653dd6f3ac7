using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>
/// Rules that a value has to be tested against: negations, and patterns that begin with a wildcard. What came of it is remembered, unless the label turns out to
/// have more values than is sensible: then each is tested. Of ids only the kind is remembered, since they do not come often.
/// </summary>
sealed class TestedRules
{
    const int MostValues = 4_096, LongestValue = 256;

    readonly Dictionary<string, Group> groups = new(StringComparer.Ordinal);
    readonly Dictionary<LabelValue, TriggerRule[]> byValue = [];
    readonly Dictionary<Symbol, Group[]> byKind = [];
    bool hasTooManyValues;

    public bool IsEmpty => groups.Count == 0;

    public void Add(TriggerRule rule, LabelPattern[] patterns)
    {
        var key = KeyOf(patterns);
        if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = new Group(patterns));
        group.Rules.Add(rule);
        Forget();
    }

    public void Remove(TriggerRule rule, LabelPattern[] patterns)
    {
        var key = KeyOf(patterns);
        if (!groups.TryGetValue(key, out var group) || !group.Rules.Remove(rule)) return;
        if (group.Rules.Count == 0) groups.Remove(key);
        Forget();
    }

    public void Collect(in LabelValue value, ref TriggerHits hits)
    {
        if (value.Kind is { } kind)
        {
            foreach (var group in byKind.TryGetValue(kind, out var known) ? known : Remember(kind)) group.Collect(value, ref hits);
            return;
        }

        if (hasTooManyValues || value.Length > LongestValue) Test(value, ref hits);
        else if (byValue.TryGetValue(value, out var accepting)) hits.Add(accepting);
        else hits.Add(Remember(value));
    }

    TriggerRule[] Remember(LabelValue value)
    {
        var hits = default(TriggerHits);
        Test(value, ref hits);
        var accepting = hits.Rules.ToArray();
        byValue[value] = accepting;
        if (byValue.Count < MostValues) return accepting;
        hasTooManyValues = true;
        byValue.Clear();
        byValue.TrimExcess();
        return accepting;
    }

    void Test(in LabelValue value, ref TriggerHits hits)
    {
        foreach (var (_, group) in groups) group.Collect(value, ref hits);
    }

    Group[] Remember(Symbol kind) => byKind[kind] = [.. groups.Values.Where(g => Array.Exists(g.Patterns, p => p.MayAcceptIdsOf(kind)))];

    void Forget()
    {
        byValue.Clear();
        byKind.Clear();
        hasTooManyValues = false;
    }

    // A pattern that means one value is another than the pattern of the same text.
    static string KeyOf(LabelPattern[] patterns) => string.Join('\n', patterns.Select(static p => p.Exact.IsMissing ? p.Text : $"={p.Text}"));

    /// <summary>Rules with the same patterns, which are tested once for all of them.</summary>
    sealed class Group(LabelPattern[] patterns)
    {
        public LabelPattern[] Patterns => patterns;

        public RuleList Rules { get; } = new();

        public void Collect(in LabelValue value, ref TriggerHits hits)
        {
            if (LabelTerm.Accepts(patterns, value)) hits.Add(Rules.Rules);
        }
    }
}
