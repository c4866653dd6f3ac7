using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>The rules that accept values of one label by patterns.</summary>
sealed class PatternProbe(ProbeKey key)
{
    readonly PrefixTable prefixes = new();
    readonly TestedRules tested = new();

    public ProbeKey Key => key;

    public bool IsEmpty => prefixes.IsEmpty && tested.IsEmpty;

    public void Add(TriggerRule rule, in Placement placement)
    {
        if (placement.Kind == PlacementKind.ByTest) tested.Add(rule, placement.Patterns);
        else foreach (var pattern in placement.Patterns) prefixes.Add(pattern.Prefix, rule);
    }

    public void Remove(TriggerRule rule, in Placement placement)
    {
        if (placement.Kind == PlacementKind.ByTest) tested.Remove(rule, placement.Patterns);
        else foreach (var pattern in placement.Patterns) prefixes.Remove(pattern.Prefix, rule);
    }

    public void Collect(in EventReference @event, ref TriggerHits hits)
    {
        if (!key.IsRelated)
        {
            if (@event.TryGetLabel(key.Label, out var own)) Collect(own, ref hits);
            return;
        }

        var count = @event.RelatedCount;
        for (var i = 0; i < count; i++)
            if (@event.TryGetRelatedLabel(i, key.Label, out var value)) Collect(value, ref hits);
    }

    void Collect(in LabelValue value, ref TriggerHits hits)
    {
        if (!prefixes.IsEmpty) prefixes.Collect(value.AsSpan(stackalloc char[LabelValue.LongestId]), ref hits);
        if (!tested.IsEmpty) tested.Collect(value, ref hits);
    }
}
