using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>The rules that ask for certain values of one label: one look-up for each value that an event has.</summary>
sealed class ValueProbe(ProbeKey key)
{
    readonly ValueMap rules = new();

    public ProbeKey Key => key;

    public bool IsEmpty => rules.IsEmpty;

    public void Add(TriggerRule rule, LabelPattern[] patterns)
    {
        foreach (var pattern in patterns) rules.Add(pattern.Exact, rule);
    }

    public void Remove(TriggerRule rule, LabelPattern[] patterns)
    {
        foreach (var pattern in patterns) rules.Remove(pattern.Exact, rule);
    }

    public void Collect(in EventReference @event, ref TriggerHits hits)
    {
        if (!key.IsRelated)
        {
            if (@event.TryGetLabel(key.Label, out var own)) rules.Collect(own, ref hits);
            return;
        }

        var count = @event.RelatedCount;
        for (var i = 0; i < count; i++)
            if (@event.TryGetRelatedLabel(i, key.Label, out var value)) rules.Collect(value, ref hits);
    }
}
