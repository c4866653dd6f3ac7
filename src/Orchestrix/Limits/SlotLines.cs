namespace Orchestrix.Limits;

/// <summary>
/// Who waits for what, in the order in which they came: a line for each limit and key. Whoever waits for several stands in all their lines, and is served when
/// first in each. Not safe for threads.
/// </summary>
sealed class SlotLines
{
    readonly Dictionary<(string Limit, string? Key), LinkedList<SlotWaiter>> lines = [];

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    public IEnumerable<SlotWaiter> All => lines.Values.SelectMany(l => l).Distinct();

    public bool Concern(SlotRequest request)
    {
        foreach (var claim in request.Claims)
            if (lines.ContainsKey(claim.Line)) return true;
        return false;
    }

    public int CountOf(string limit) => lines.Where(l => l.Key.Limit == limit).Sum(l => l.Value.Count);

    public IEnumerable<(string Limit, string? Key)> Of(string limit) => [.. lines.Keys.Where(l => l.Limit == limit)];

    public void Add(SlotWaiter waiter)
    {
        Count++;
        foreach (var claim in waiter.Request.Claims)
        {
            if (!lines.TryGetValue(claim.Line, out var line)) lines.Add(claim.Line, line = new());
            waiter.Places.Add(line.AddLast(waiter));
        }
    }

    /// <summary>Takes a waiter out; false when it is out already.</summary>
    public bool Remove(SlotWaiter waiter)
    {
        if (waiter.Places.Count == 0) return false;
        Count--;
        for (var i = 0; i < waiter.Places.Count; i++)
        {
            var line = waiter.Places[i].List!;
            line.Remove(waiter.Places[i]);
            if (line.Count == 0) lines.Remove(waiter.Request.Claims[i].Line);
        }

        waiter.Places.Clear();
        return true;
    }

    /// <summary>Whose turn it is in a line; null when the first of it is not yet first elsewhere.</summary>
    public SlotWaiter? Next((string Limit, string? Key) at) =>
        lines.TryGetValue(at, out var line) && line.First!.Value is var first && first.Places.TrueForAll(p => p.Previous is null) ? first : null;
}
