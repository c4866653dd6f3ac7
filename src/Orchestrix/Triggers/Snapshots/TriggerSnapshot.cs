using Orchestrix.Triggers.Metrics;
using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers.Snapshots;

/// <summary>The state of all triggers: written at any position of the log, and read into an evaluator that has seen nothing, it lets the rest of the log give the same firings.</summary>
sealed class TriggerSnapshot(WindowTable windows, DeadlineQueue deadlines, FiringRoute route)
{
    /// <summary>Writes the state of triggers that were taken in, in the order of that.</summary>
    public void Save(SnapshotWriter writer, IEnumerable<CompiledTrigger> triggers)
    {
        writer.Write(deadlines.Armings);
        writer.Write(route.Arrivals);
        Dictionary<int, List<int>> slots = [];
        for (var slot = 0; slot < windows.Capacity; slot++)
        {
            if (windows[slot].IsFree) continue;
            if (!slots.TryGetValue(windows[slot].Set, out var ofSet)) slots.Add(windows[slot].Set, ofSet = []);
            ofSet.Add(slot);
        }

        foreach (var trigger in triggers)
        {
            foreach (var rule in trigger.Rules)
            {
                Save(writer, rule.Windows, slots);
                Save(writer, rule.Alarms, slots);
                if (rule is MetricRule { Figure: { } figure }) Save(writer, figure);
            }

            foreach (var composite in trigger.Composites) Save(writer, composite);
            Save(writer, trigger.Root.Rates, slots);
        }
    }

    /// <summary>Reads the state of the same triggers, in the same order; they have been taken in anew.</summary>
    public void Load(SnapshotReader reader, IEnumerable<CompiledTrigger> triggers)
    {
        deadlines.Armings = reader.ReadUInt32();
        route.Arrivals = reader.ReadInt64();
        foreach (var trigger in triggers)
        {
            foreach (var rule in trigger.Rules)
            {
                if (rule.Windows is { } set) Load(reader, set);
                if (rule.Alarms is { } alarms) Load(reader, alarms);
                if (rule is MetricRule { Figure: { } figure }) Load(reader, figure);
            }

            foreach (var composite in trigger.Composites) Load(reader, composite);
            if (trigger.Root.Rates is { } rates) Load(reader, rates);
        }
    }

    void Save(SnapshotWriter writer, WindowSet? set, Dictionary<int, List<int>> slots)
    {
        if (set is null) return;
        var own = slots.GetValueOrDefault(set.Number, []);
        writer.Write7BitEncodedInt(own.Count);
        foreach (var slot in own.OrderBy(s => windows[s].EndTicks).ThenBy(s => windows[s].Arming)) // so that reading need not search
        {
            ref var window = ref windows[slot];
            var isArmed = set.Deadlines is not null && windows.Link(slot).Previous != DeadlineLink.NotArmed;
            writer.Write(window.Key);
            writer.Write(window.EndTicks);
            writer.Write(window.Count);
            writer.Write((byte)((window.IsFirst ? 1 : 0) | (isArmed ? 2 : 0)));
            if (!isArmed) continue;
            writer.Write(window.Arming);
            writer.Write(windows.LastEvent(slot));
        }
    }

    void Load(SnapshotReader reader, WindowSet set)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var key = reader.ReadKey();
            var end = reader.ReadInt64();
            var count = reader.ReadInt32();
            var flags = reader.ReadByte();
            var slot = windows.Add(set, key, end, count, isFirst: (flags & 1) != 0);
            if ((flags & 2) == 0) continue;
            windows[slot].Arming = reader.ReadUInt32();
            windows.SetLastEvent(slot, reader.ReadEvent());
            set.Deadlines?.Restore(slot);
        }
    }

    static void Save(SnapshotWriter writer, MetricFigure figure)
    {
        figure.Samples.Save(writer);
        writer.Write(figure.IsTriggered);
        writer.Write(figure.ToldTicks);
        writer.Write(figure.SinceTicks);
        writer.Write(figure.Arming);
    }

    static void Load(SnapshotReader reader, MetricFigure figure)
    {
        figure.Samples.Load(reader);
        figure.Restore(reader.ReadBoolean(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadUInt32());
    }

    static void Save(SnapshotWriter writer, CompositeNode composite)
    {
        var sets = composite.Gathered.Sets.ToList();
        writer.Write7BitEncodedInt(sets.Count);
        foreach (var set in sets)
        {
            writer.Write(set.Key);
            writer.Write7BitEncodedInt(set.Count);
            foreach (var firing in set.Firings) writer.Write(firing);
        }
    }

    static void Load(SnapshotReader reader, CompositeNode composite)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var key = reader.ReadKey();
            var firings = new PartFiring[reader.Read7BitEncodedInt()];
            for (var i = 0; i < firings.Length; i++) firings[i] = reader.ReadFiring(composite);
            composite.Gathered.Restore(key, firings);
        }
    }
}
