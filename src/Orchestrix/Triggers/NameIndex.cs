using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>Finds rules by the event's name. A name is tested against patterns once, when it is seen first; after that it is one look-up.</summary>
sealed class NameIndex : ITriggerIndex
{
    readonly Dictionary<Symbol, TriggerRule[]> routes = [];
    readonly List<TriggerRule> rules = [];
    readonly Dictionary<Symbol, List<TriggerRule>> exact = [];
    readonly List<TriggerRule> open = []; // rules with wildcards, or for every name

    public void Add(TriggerRule rule)
    {
        rules.Add(rule);
        if (rule.Names.Count == 0 || rule.Names.Any(n => n.Exact is null))
        {
            open.Add(rule);
            routes.Clear(); // resolved again as names come by
            return;
        }

        foreach (var name in rule.Names)
        {
            if (!exact.TryGetValue(name.Exact!, out var named)) exact.Add(name.Exact!, named = []); // none is null, as tested above
            if (named.Count == 0 || named[^1] != rule) named.Add(rule);
            routes.Remove(name.Exact!);
        }
    }

    public void Remove(TriggerRule rule)
    {
        rules.Remove(rule);
        open.Remove(rule);
        foreach (var name in rule.Names)
            if (name.Exact is not null && exact.TryGetValue(name.Exact, out var named)) named.Remove(rule);
        routes.Clear();
    }

    public void Find(in EventReference @event, ref TriggerHits hits)
    {
        var name = @event.Name;
        if (!routes.TryGetValue(name, out var route))
        {
            route = Resolve(name);
            if (name.IsInterned) routes.Add(name, route); // names beyond the table's bound are users' data: they must not fill this one either
        }

        hits.Set(route);
    }

    TriggerRule[] Resolve(Symbol name)
    {
        IEnumerable<TriggerRule> found = open.Where(r => r.Names.Count == 0 || r.Names.Any(n => n.Accepts(name)));
        if (exact.TryGetValue(name, out var named)) found = found.Concat(named);
        return [.. found.OrderBy(r => r.Ordinal)];
    }
}
