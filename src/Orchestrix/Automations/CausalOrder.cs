using Orchestrix.Triggers;
using Orchestrix.Triggers.Snapshots;

namespace Orchestrix.Automations;

/// <summary>
/// Sees that an event with a given id is evaluated once, and after the one that it follows. What is emitted in this process is in order by itself; this is for
/// events that come from outside. Used by one thread at a time.
/// </summary>
sealed class CausalOrder(Func<Guid, long, bool> isInLog)
{
    const int RememberedIds = 10_000;
    static readonly long MemoryTicks = TimeSpan.FromMinutes(30).Ticks;
    static readonly long PatienceTicks = TimeSpan.FromMinutes(15).Ticks;

    readonly HashSet<Guid> evaluated = [];
    readonly Queue<(Guid Id, long Ticks)> memory = new();
    readonly Dictionary<Guid, List<SeenEvent>> waiting = []; // by the event that they follow
    readonly HashSet<Guid> parked = [];
    readonly PriorityQueue<SeenEvent, Loss> patience = new();
    long arrivals;

    /// <summary>When the event that has waited longest is evaluated without its leader; <see cref="long.MaxValue"/> when none waits.</summary>
    public long NextDeadline => patience.Count > 0 && patience.TryPeek(out _, out var first) ? first.Deadline : long.MaxValue;

    /// <summary>Whether the event is to be evaluated now. Otherwise it was evaluated before, or waits for the one that it follows.</summary>
    public bool Admit(in SeenEvent @event, bool mayPrecedeLeader, long nowTicks)
    {
        Forget(nowTicks);
        var id = @event.Reference.Id;
        if (evaluated.Contains(id)) return false;
        if (mayPrecedeLeader && @event.Entry.FollowsOf(@event.Part) is { } leader && leader != id && !IsEvaluated(leader, nowTicks))
        {
            if (!parked.Contains(id)) Park(@event, leader, @event.ReceivedTicks + PatienceTicks);
            return false;
        }

        parked.Remove(id); // it came once more, and need not wait: then the one that waits is the duplicate
        return true;
    }

    /// <summary>Whether an event waits for the one that it follows.</summary>
    public bool IsParked(in SeenEvent @event) => parked.Contains(@event.Reference.Id);

    /// <summary>Whether others wait for an event. Asked of every event whose id nobody gave, and so costs nothing while none waits.</summary>
    public bool IsAwaited(in SeenEvent @event) => waiting.Count > 0 && waiting.ContainsKey(@event.Reference.Id);

    /// <summary>
    /// An event was evaluated: returns those that waited for it, in the order in which they occurred. Without release they go on waiting, until they are lost.
    /// </summary>
    public IReadOnlyList<SeenEvent> Evaluated(in SeenEvent @event, long nowTicks, bool releasesFollowers)
    {
        var id = @event.Reference.Id;
        if (evaluated.Add(id)) memory.Enqueue((id, nowTicks));
        if (!releasesFollowers || waiting.Count == 0 || !waiting.Remove(id, out var followers)) return [];
        return [.. followers.Where(f => parked.Remove(f.Reference.Id)).OrderBy(f => f.Reference.OccurredTicks)];
    }

    /// <summary>Takes the event that has waited longest, if it is still there.</summary>
    public bool TryTakeLost(out SeenEvent @event)
    {
        @event = patience.Dequeue();
        if (@event.Entry.FollowsOf(@event.Part) is { } leader && waiting.TryGetValue(leader, out var followers))
        {
            followers.Remove(@event);
            if (followers.Count == 0) waiting.Remove(leader);
        }

        return parked.Remove(@event.Reference.Id); // else its leader came, or it came again itself
    }

    /// <summary>Writes which events are known, and which wait.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(memory.Count);
        foreach (var (id, ticks) in memory)
        {
            writer.Write(id.ToByteArray());
            writer.Write(ticks);
        }

        var waits = patience.UnorderedItems.Where(p => parked.Contains(p.Element.Reference.Id)).OrderBy(p => p.Priority).ToList();
        writer.Write(waits.Count);
        foreach (var (@event, loss) in waits)
        {
            writer.Write(loss.Deadline);
            writer.Write(@event);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote. Events that are no longer in the log wait no more.</summary>
    public void Load(SnapshotReader reader)
    {
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            Guid id = new(reader.ReadBytes(16));
            evaluated.Add(id);
            memory.Enqueue((id, reader.ReadInt64()));
        }

        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var deadline = reader.ReadInt64();
            if (reader.ReadEvent() is { IsNone: false } @event && @event.Entry.FollowsOf(@event.Part) is { } leader) Park(@event, leader, deadline);
        }
    }

    bool IsEvaluated(Guid id, long nowTicks) => evaluated.Contains(id) || (!parked.Contains(id) && isInLog(id, nowTicks - MemoryTicks));

    void Park(in SeenEvent @event, Guid leader, long deadline)
    {
        if (!waiting.TryGetValue(leader, out var followers)) waiting.Add(leader, followers = []);
        followers.Add(@event);
        parked.Add(@event.Reference.Id);
        patience.Enqueue(@event, new Loss(deadline, @event.Reference.OccurredTicks, ++arrivals));
    }

    void Forget(long nowTicks)
    {
        while (memory.TryPeek(out var oldest) && (memory.Count > RememberedIds || oldest.Ticks + MemoryTicks <= nowTicks))
        {
            memory.Dequeue();
            evaluated.Remove(oldest.Id);
        }
    }

    /// <summary>When an event is given up as lost; of several at one moment, that first which occurred first.</summary>
    readonly record struct Loss(long Deadline, long Occurred, long Arrival) : IComparable<Loss>
    {
        public int CompareTo(Loss other) => (Deadline, Occurred, Arrival).CompareTo((other.Deadline, other.Occurred, other.Arrival));
    }
}
