using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>Where the rules for one name are. Patterns are tested once per name; those that came since are tested when the name comes by again.</summary>
sealed class NameRoute(Symbol name)
{
    IndexNode[] nodes = [];
    IndexNode? exact;
    int tested;

    public bool HasTested(int patterns) => tested == patterns;

    /// <summary>The rules that listen to this very name; null when there are none.</summary>
    public void SetExact(IndexNode? node)
    {
        if (exact is not null) nodes = [.. nodes.Where(n => n != exact)];
        exact = node;
        if (node is not null) nodes = [.. nodes, node];
    }

    public void Test(List<PatternNode> patterns)
    {
        for (; tested < patterns.Count; tested++)
            if (patterns[tested].Accepts(name)) nodes = [.. nodes, patterns[tested].Node];
    }

    public void Collect(in EventReference @event, ref TriggerHits hits)
    {
        foreach (var node in nodes) node.Collect(@event, ref hits);
    }
}
