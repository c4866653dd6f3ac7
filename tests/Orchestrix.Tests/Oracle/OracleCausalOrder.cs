namespace Orchestrix.Tests.Oracle;

/// <summary>Sections 3.2 and 3.3 of the specification: an event counts once, and comes after the one that it follows.</summary>
sealed class OracleCausalOrder(OracleWorld world, Action<EventStep> evaluate)
{
    const int Levels = 20;

    static readonly long Remembered = TimeSpan.FromMinutes(30).Ticks, Patience = TimeSpan.FromMinutes(15).Ticks;

    readonly Dictionary<Guid, long> processed = [];
    readonly List<EventStep> parked = [];

    public void Receive(EventStep e)
    {
        if (e.HasGivenId && IsProcessed(e.Id)) return;
        if (e.HasGivenId && e.FromOutside && e.Follows is { } leader && leader != e.Id && !IsProcessed(leader)) parked.Add(e);
        else Process(e, 0);
    }

    public void AddDeadlines(List<OracleDeadline> deadlines)
    {
        foreach (var e in parked)
            deadlines.Add(new(e.Received + Patience, OracleDeadline.LostFollower, e.Occurred, () =>
            {
                parked.Remove(e);
                Process(e, 0);
            }));
    }

    void Process(EventStep e, int level)
    {
        if (e.HasGivenId && IsProcessed(e.Id)) return;
        world.Occasion++;
        evaluate(e);
        processed[e.Id] = world.Now;
        if (level == Levels) return;
        foreach (var follower in parked.Where(p => p.Follows == e.Id).OrderBy(p => p.Occurred).ToList())
        {
            parked.Remove(follower);
            Process(follower, level + 1);
        }
    }

    bool IsProcessed(Guid id) => processed.TryGetValue(id, out var when) && world.Now - when < Remembered;
}
