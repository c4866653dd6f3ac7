using Orchestrix.Triggers;
using Orchestrix.Triggers.Snapshots;

namespace Orchestrix.Automations;

/// <summary>
/// What the rules know at a position of the log. An engine that begins with it and reads the log from there fires as the one that wrote it would have. The
/// definitions of automations are not in it: they may hold delegates, and are found by their names.
/// </summary>
static class EngineSnapshot
{
    const uint Mark = 0x5358_524F; // ORXS
    const byte Version = 1;

    public static void Save(SnapshotWriter writer, TriggerEvaluator evaluator, RuleBook book, CausalOrder order, long now, long position)
    {
        writer.Write(Mark);
        writer.Write(Version);
        writer.Write(now);
        writer.Write(position);
        var rules = book.InOrder();
        writer.Write(rules.Count);
        foreach (var rule in rules)
        {
            writer.Write(rule.Automation.Name);
            writer.Write(rule.IsEnabled);
            writer.Write(rule.IsEnrolled);
            writer.Write(rule.Faults);
        }

        evaluator.Save(writer, rules.Where(r => r.IsEnrolled).Select(r => r.Trigger));
        order.Save(writer);
    }

    /// <summary>Reads a snapshot; returns the engine's time and the position up to which the log was evaluated.</summary>
    /// <exception cref="InvalidDataException">It is none, or of another version, or an automation in it is unknown.</exception>
    public static (long Now, long Position) Load(SnapshotReader reader, TriggerEvaluator evaluator, RuleBook book, CausalOrder order, Func<string, Automation?> definitions)
    {
        if (reader.ReadUInt32() != Mark) throw new InvalidDataException("This is no snapshot of automations.");
        if (reader.ReadByte() is var version and not Version) throw new InvalidDataException($"The snapshot is of version {version}; version {Version} can be read.");
        var now = reader.ReadInt64();
        var position = reader.ReadInt64();
        var rules = new AutomationRule[reader.ReadInt32()];
        for (var i = 0; i < rules.Length; i++)
        {
            var name = reader.ReadString();
            var automation = definitions(name) ?? throw new InvalidDataException($"The snapshot knows automation '{name}', but nobody defines it.");
            rules[i] = new AutomationRule(automation) { IsEnabled = reader.ReadBoolean(), IsEnrolled = reader.ReadBoolean(), Faults = reader.ReadInt32() };
        }

        foreach (var rule in rules) evaluator.Number(rule.Trigger);
        evaluator.Load(reader, [.. rules.Where(r => r.IsEnrolled).Select(r => r.Trigger)]);
        foreach (var rule in rules) book.Restore(rule);
        order.Load(reader);
        return (now, position);
    }
}
