using Orchestrix.Events;

namespace Orchestrix.Triggers;

/// <summary>Finds rules by the event's name. A name is tested against patterns once, when it is seen first; after that it is one look-up.</summary>
sealed class NameIndex : ITriggerIndex
{
    TriggerRule[]?[] routes = new TriggerRule[]?[256]; // by the name's number
    readonly List<TriggerRule> rules = [];
    readonly Dictionary<Symbol, List<TriggerRule>> exact = [];
    readonly List<TriggerRule> open = []; // rules with wildcards, or for every name

    public void Add(TriggerRule rule)
    {
        rules.Add(rule);
        if (rule.Names.Count == 0 || rule.Names.Any(n => n.Exact is null))
        {
            open.Add(rule);
            Array.Clear(routes); // resolved again as names come by
            return;
        }

        foreach (var name in rule.Names)
        {
            if (!exact.TryGetValue(name.Exact!, out var named)) exact.Add(name.Exact!, named = []); // none is null, as tested above
            if (named.Count == 0 || named[^1] != rule) named.Add(rule);
            if (name.Exact!.Number is >= 0 and var number && number < routes.Length) routes[number] = null;
        }
    }

    public void Remove(TriggerRule rule)
    {
        rules.Remove(rule);
        open.Remove(rule);
        foreach (var name in rule.Names)
            if (name.Exact is not null && exact.TryGetValue(name.Exact, out var named)) named.Remove(rule);
        Array.Clear(routes);
    }

    public void Find(in EventReference @event, ref TriggerHits hits)
    {
        var name = @event.Name;
        var number = name.Number;
        hits.Set((uint)number < (uint)routes.Length && routes[number] is { } route ? route : Route(name));
    }

    TriggerRule[] Route(Symbol name)
    {
        var route = Resolve(name);
        if (name.Number < 0) return route; // names beyond the table's bound are users' data: they must not fill this one either
        if (name.Number >= routes.Length) Array.Resize(ref routes, Math.Max(name.Number + 1, routes.Length * 2));
        return routes[name.Number] = route;
    }

    TriggerRule[] Resolve(Symbol name)
    {
        IEnumerable<TriggerRule> found = open.Where(r => r.Names.Count == 0 || r.Names.Any(n => n.Accepts(name)));
        if (exact.TryGetValue(name, out var named)) found = found.Concat(named);
        return [.. found.OrderBy(r => r.Ordinal)];
    }
}
