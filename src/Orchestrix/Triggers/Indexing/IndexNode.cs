using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>The rules that listen to one name, or to one pattern of names.</summary>
sealed class IndexNode
{
    readonly RuleList anywhere = new();
    ValueProbe[] values = [];
    PatternProbe[] patterns = [];

    public bool IsEmpty => values.Length == 0 && patterns.Length == 0 && anywhere.Count == 0;

    public void Add(TriggerRule rule)
    {
        var placement = Placement.Of(rule);
        if (placement.Label is not { } label)
        {
            anywhere.Add(rule);
            return;
        }

        ProbeKey key = new(label, placement.IsRelated);
        if (placement.Kind == PlacementKind.ByValue)
        {
            if (Array.Find(values, p => p.Key == key) is not { } probe) values = [.. values, probe = new ValueProbe(key)];
            probe.Add(rule, placement.Patterns);
        }
        else
        {
            if (Array.Find(patterns, p => p.Key == key) is not { } probe) patterns = [.. patterns, probe = new PatternProbe(key)];
            probe.Add(rule, placement);
        }
    }

    public void Remove(TriggerRule rule)
    {
        var placement = Placement.Of(rule);
        if (placement.Label is not { } label)
        {
            anywhere.Remove(rule);
            return;
        }

        ProbeKey key = new(label, placement.IsRelated);
        if (placement.Kind == PlacementKind.ByValue)
        {
            if (Array.Find(values, p => p.Key == key) is not { } probe) return;
            probe.Remove(rule, placement.Patterns);
            if (probe.IsEmpty) values = [.. values.Where(p => p != probe)];
        }
        else
        {
            if (Array.Find(patterns, p => p.Key == key) is not { } probe) return;
            probe.Remove(rule, placement);
            if (probe.IsEmpty) patterns = [.. patterns.Where(p => p != probe)];
        }
    }

    public void Collect(in EventReference @event, ref TriggerHits hits)
    {
        foreach (var probe in values) probe.Collect(@event, ref hits);
        foreach (var probe in patterns) probe.Collect(@event, ref hits);
        if (anywhere.Count > 0) hits.Add(anywhere.Rules);
    }
}
