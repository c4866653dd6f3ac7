using System.Text.Json;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Log;

namespace Orchestrix.Benchmarks;

/// <summary>Whether windows run out at their time, and in the order of their deadlines and, where these are equal, of their arming: as a heap has it.</summary>
sealed class SilenceOrder
{
    const int Steps = 200_000, Keys = 20_000;

    /// <summary>How many firings are late, and how many are not where the heap has them.</summary>
    public static (int Late, int Misplaced) Check()
    {
        List<(string Key, long Ticks)> ours = [];
        using var rules = SilenceWorkload.RulesOf("order.placed", "order.paid", entry => Keep(entry, ours));
        EventMaker maker = new(Keys, ofRuns: false);
        PriorityQueue<(string Key, long Deadline, int Arming), (long, int)> heap = new();
        Dictionary<string, int> armed = [];
        List<(string Key, long Ticks)> expected = [];
        Random random = new(4);
        long now = 0;
        for (var i = 0; i < Steps; i++)
        {
            now += random.Next(0, 3) * TimeSpan.TicksPerMillisecond * 2; // often none: then order is that of arming
            RunOut(heap, armed, expected, now);
            var key = random.Next(Keys);
            var id = maker.TextOf(key);
            var arms = random.Next(3) > 0;
            if (!arms) armed.Remove(id);
            else if (armed.TryAdd(id, i)) heap.Enqueue((id, now + SilenceWorkload.Within.Ticks, i), (now + SilenceWorkload.Within.Ticks, i));
            rules.Handle([new LogRecord(i + 1, now, EventMaker.Custom(Symbol.Of(arms ? "order.placed" : "order.paid"), maker.ResourceOf(key), now), 0, 1)]);
        }

        RunOut(heap, armed, expected, long.MaxValue);
        rules.Handle([new LogRecord(Steps + 1, now + (2 * SilenceWorkload.Within.Ticks), ClockTick.Instance, 0, 1)]);
        return Compare(ours, expected);
    }

    static (int Late, int Misplaced) Compare(List<(string Key, long Ticks)> ours, List<(string Key, long Ticks)> expected)
    {
        var due = expected.GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Select(e => e.Ticks).ToHashSet());
        var late = ours.Count(o => !due.TryGetValue(o.Key, out var times) || !times.Contains(o.Ticks)) + Math.Abs(ours.Count - expected.Count);
        var misplaced = ours.Zip(expected).Count(pair => pair.First.Key != pair.Second.Key) + Math.Abs(ours.Count - expected.Count);
        return (late, misplaced);
    }

    static void RunOut(PriorityQueue<(string Key, long Deadline, int Arming), (long, int)> heap, Dictionary<string, int> armed, List<(string Key, long Ticks)> fired, long until)
    {
        while (heap.TryPeek(out var first, out _) && first.Deadline <= until)
        {
            heap.Dequeue();
            if (!armed.TryGetValue(first.Key, out var arming) || arming != first.Arming) continue;
            armed.Remove(first.Key);
            fired.Add((first.Key, first.Deadline));
        }
    }

    // What everybody can see of a firing: the event that tells of it.
    static void Keep(LogEntry entry, List<(string Key, long Ticks)> fired)
    {
        if (entry is not EventEntry e || !e.NameOf(0).Equals(AutomationEventNames.Triggered)) return;
        JsonElement payload = e.ToEvent(new LogRecord(1, 0, entry, 0, 1), 0).Payload;
        var label = payload.GetProperty("triggering_labels").EnumerateObject().First().Value.GetString();
        fired.Add((label!, e.OccurredTicksOf(0))); // there is a key
    }
}
