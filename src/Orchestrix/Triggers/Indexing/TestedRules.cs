using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>
/// Rules that a value has to be tested against: negations, and patterns that begin with a wildcard. What came of it is remembered for as many values as is
/// sensible; labels with more values than that are usually ids, and are tested each time.
/// </summary>
sealed class TestedRules
{
    const int MostValues = 4_096, LongestValue = 256;

    readonly List<(TriggerRule Rule, LabelPattern[] Patterns)> rules = [];
    readonly Dictionary<LabelValue, TriggerRule[]> remembered = [];

    public bool IsEmpty => rules.Count == 0;

    public void Add(TriggerRule rule, LabelPattern[] patterns)
    {
        rules.Add((rule, patterns));
        remembered.Clear();
    }

    public void Remove(TriggerRule rule)
    {
        if (rules.RemoveAll(r => ReferenceEquals(r.Rule, rule)) > 0) remembered.Clear();
    }

    public void Collect(in LabelValue value, ref TriggerHits hits)
    {
        if (value.Kind is not null)
        {
            Test(value, ref hits); // the id of a run: it will not come often
            return;
        }

        if (remembered.TryGetValue(value, out var accepting)) hits.Add(accepting);
        else if (remembered.Count >= MostValues || value.ToString().Length > LongestValue) Test(value, ref hits);
        else hits.Add(Remember(value));
    }

    void Test(in LabelValue value, ref TriggerHits hits)
    {
        foreach (var (rule, patterns) in rules)
            if (LabelTerm.Accepts(patterns, value)) hits.Add(rule);
    }

    TriggerRule[] Remember(LabelValue value)
    {
        TriggerRule[] accepting = [.. rules.Where(r => LabelTerm.Accepts(r.Patterns, value)).Select(r => r.Rule)];
        remembered.Add(value, accepting);
        return accepting;
    }
}
