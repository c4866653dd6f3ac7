namespace Orchestrix.Tests.Limits;

/// <summary>Limits as the documentation tells them, without any thought of speed: everybody who waits is looked at again after each step.</summary>
sealed class NaiveLimits
{
    public const int Millisecond = 10_000, Rate = 2, RatePerSlot = 200 * Millisecond;

    readonly int[] slots = [2, 3, 4];
    readonly bool[] isActive = [true, true, true];
    readonly List<Asked> all = [];
    long rateDebt;

    public enum Fate { Waiting, Holding, Released, Cancelled, TimedOut, Refused }

    public IReadOnlyList<Asked> All => all;

    /// <summary>False when the request can never be served.</summary>
    public bool Ask(int[] limits, int count, int? timeout)
    {
        if (limits.Any(l => isActive[l] && count > slots[l])) return false;
        Asked asked = new(limits, count) { Left = timeout };
        all.Add(asked);
        Look();
        return true;
    }

    public void End(Asked asked, Fate fate)
    {
        asked.Fate = fate;
        Look();
    }

    public void Resize(int limit, int count)
    {
        slots[limit] = count;
        Look();
    }

    public void SetActive(int limit, bool active)
    {
        isActive[limit] = active;
        Look();
    }

    public void Pass(int milliseconds)
    {
        rateDebt = Math.Max(0, rateDebt - (milliseconds * Millisecond));
        Look();
        foreach (var asked in all) asked.Left -= milliseconds;
        foreach (var asked in all.Where(a => a is { Fate: Fate.Waiting, Left: <= 0 })) End(asked, Fate.TimedOut); // who is gone may make room for the next
    }

    public int Occupied(int limit) => all.Where(a => a.Fate == Fate.Holding).Sum(a => a.Counted.Contains(limit) ? a.Count : 0);

    void Look()
    {
        HashSet<int> wanted = [];
        foreach (var asked in all.Where(a => a.Fate == Fate.Waiting))
        {
            var isFirst = !asked.Limits.Any(wanted.Contains);
            if (isFirst && asked.Limits.Any(l => isActive[l] && asked.Count > slots[l])) asked.Fate = Fate.Refused;
            else if (isFirst && asked.Limits.All(l => IsFree(l, asked.Count))) Serve(asked);
            else wanted.UnionWith(asked.Limits);
        }
    }

    bool IsFree(int limit, int count) =>
        !isActive[limit] || (limit == Rate ? rateDebt + (count * RatePerSlot) <= slots[limit] * RatePerSlot : Occupied(limit) + count <= slots[limit]);

    void Serve(Asked asked)
    {
        asked.Fate = Fate.Holding;
        asked.Counted = [.. asked.Limits.Where(l => isActive[l] && l != Rate)];
        if (asked.Limits.Contains(Rate) && isActive[Rate]) rateDebt += asked.Count * RatePerSlot;
    }

    public sealed record Asked(int[] Limits, int Count)
    {
        public Fate Fate { get; set; }

        public int? Left { get; set; }

        public int[] Counted { get; set; } = [];
    }
}
