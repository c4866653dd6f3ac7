using Orchestrix.Events;

namespace Orchestrix.Triggers.Composites;

/// <summary>
/// What a composite has gathered, for each key apart; without keys there is one that is missing. With a limit, keys of which everything is too old are given
/// back, those first that were touched longest ago.
/// </summary>
sealed class GatheredFirings(int parts, long? withinTicks)
{
    readonly Dictionary<LabelValue, LinkedListNode<GatheredSet>> byKey = [];
    readonly LinkedList<GatheredSet> byAge = new();

    /// <summary>All that has been gathered, what was touched longest ago first.</summary>
    public IEnumerable<GatheredSet> Sets => byAge;

    /// <summary>What a key has gathered and is not too old now.</summary>
    public GatheredSet Of(LabelValue key, long nowTicks)
    {
        if (withinTicks is { } within)
        {
            while (byAge.First is { } oldest && oldest.Value.NewestTicks < nowTicks - within) Forget(oldest.Value);
        }

        if (!byKey.TryGetValue(key, out var node)) byKey.Add(key, node = byAge.AddLast(new GatheredSet(key, parts)));
        else if (node != byAge.Last) MoveToEnd(node);
        if (withinTicks is { } limit) node.Value.Drop(nowTicks - limit);
        return node.Value;
    }

    public void Forget(GatheredSet gathered)
    {
        if (byKey.Remove(gathered.Key, out var node)) byAge.Remove(node);
    }

    /// <summary>Puts back what was gathered before a restart.</summary>
    public void Restore(LabelValue key, IEnumerable<PartFiring> firings)
    {
        GatheredSet gathered = new(key, parts);
        foreach (var firing in firings) gathered.Store(firing);
        byKey.Add(key, byAge.AddLast(gathered));
    }

    void MoveToEnd(LinkedListNode<GatheredSet> node)
    {
        byAge.Remove(node);
        byAge.AddLast(node);
    }
}
