using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>
/// Finds rules by the event's name, then by the label value of theirs that sorts out most events: what an event costs does not depend on how many rules there
/// are, but on how many it concerns.
/// </summary>
sealed class TriggerIndex : ITriggerIndex
{
    const int FewPatterns = 64;

    readonly Dictionary<Symbol, IndexNode> exact = [];
    readonly Dictionary<string, PatternNode> byPattern = new(StringComparer.Ordinal);
    readonly List<PatternNode> patterns = []; // those that nobody uses any more stay for a while, since routes count them
    NameRoute?[] routes = new NameRoute?[256]; // by the name's number

    public void Add(TriggerRule rule)
    {
        rule.IsProven = Placement.Of(rule).Proves(rule);
        if (rule.Names.Count == 0) PatternNodeOf(null).Add(rule);
        for (var i = 0; i < rule.Names.Count; i++)
        {
            var name = rule.Names[i];
            if (IsRepeated(rule.Names, i)) continue;
            (name.Exact is { } symbol ? ExactNodeOf(symbol) : PatternNodeOf(name)).Add(rule);
        }
    }

    public void Remove(TriggerRule rule)
    {
        rule.IsProven = false;
        if (rule.Names.Count == 0) RemoveFromPattern(rule, null);
        for (var i = 0; i < rule.Names.Count; i++)
        {
            var name = rule.Names[i];
            if (IsRepeated(rule.Names, i)) continue;
            if (name.Exact is { } symbol) RemoveFromName(rule, symbol);
            else RemoveFromPattern(rule, name);
        }
    }

    public void Find(in EventReference @event, ref TriggerHits hits)
    {
        hits.Clear();
        var name = @event.Name;
        var number = name.Number;
        var route = (uint)number < (uint)routes.Length && routes[number] is { } known && known.HasTested(patterns.Count) ? known : RouteOf(name);
        route.Collect(@event, ref hits);
        hits.Order();
    }

    NameRoute RouteOf(Symbol name)
    {
        var number = name.Number;
        NameRoute? route = null;
        if (number >= 0)
        {
            if (number >= routes.Length) Array.Resize(ref routes, Math.Max(number + 1, routes.Length * 2));
            route = routes[number];
        }

        if (route is null)
        {
            route = new NameRoute(name);
            route.SetExact(exact.GetValueOrDefault(name));
            if (number >= 0) routes[number] = route; // names beyond the table's bound are users' data: they must not fill this one either
        }

        route.Test(patterns);
        return route;
    }

    IndexNode ExactNodeOf(Symbol name)
    {
        if (exact.TryGetValue(name, out var node)) return node;
        exact.Add(name, node = new IndexNode());
        SetRoute(name, node);
        return node;
    }

    IndexNode PatternNodeOf(EventNamePattern? pattern)
    {
        if (byPattern.TryGetValue(KeyOf(pattern), out var found)) return found.Node;
        found = new PatternNode(pattern);
        byPattern.Add(KeyOf(pattern), found);
        patterns.Add(found);
        return found.Node;
    }

    void RemoveFromName(TriggerRule rule, Symbol name)
    {
        if (!exact.TryGetValue(name, out var node)) return;
        node.Remove(rule);
        if (!node.IsEmpty) return;
        exact.Remove(name);
        SetRoute(name, null);
    }

    void RemoveFromPattern(TriggerRule rule, EventNamePattern? pattern)
    {
        if (!byPattern.TryGetValue(KeyOf(pattern), out var found)) return;
        found.Node.Remove(rule);
        if (!found.Node.IsEmpty) return;
        byPattern.Remove(KeyOf(pattern));
        if (patterns.Count <= FewPatterns || patterns.Count < byPattern.Count * 2) return;
        patterns.Clear();
        patterns.AddRange(byPattern.Values);
        Array.Clear(routes); // made again as names come by
    }

    void SetRoute(Symbol name, IndexNode? node)
    {
        if ((uint)name.Number < (uint)routes.Length) routes[name.Number]?.SetExact(node);
    }

    // A pattern has a wildcard, so the empty text is free to stand for every name.
    static string KeyOf(EventNamePattern? pattern) => pattern?.Text ?? "";

    static bool IsRepeated(IReadOnlyList<EventNamePattern> names, int at)
    {
        for (var i = 0; i < at; i++)
            if (names[i].Equals(names[at])) return true;
        return false;
    }
}
