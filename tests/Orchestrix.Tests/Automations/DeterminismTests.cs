using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Storage;
using Orchestrix.Triggers;
using Orchestrix.Triggers.Indexing;

namespace Orchestrix.Tests.Automations;

/// <summary>The promise of the rules: same log, same firings, in the same order, with any index and any batches.</summary>
public sealed class DeterminismTests
{
    static readonly Gen<string[]> Names = Text("a", "b", "c", "a.*", "*").Array[0, 3];

    static readonly Gen<EventTrigger> Triggers =
        from expect in Names
        from after in Names
        from threshold in Gen.Int[1, 3]
        from within in Gen.Int[0, 8]
        from proactive in Gen.Bool
        from keyed in Gen.Int[0, 2]
        from id in Text("*", "k.1", "!k.1", "k.[12]")
        select new EventTrigger
        {
            Expect = [.. expect.Select(n => new EventNamePattern(n))],
            After = [.. after.Select(n => new EventNamePattern(n))],
            Threshold = threshold,
            Within = (proactive ? within + 1 : within).Seconds(),
            Posture = proactive ? TriggerPosture.Proactive : TriggerPosture.Reactive,
            ForEach = keyed switch { 0 => [], 1 => ["orchestrix.resource.id"], _ => ["orchestrix.resource.id", "x"] },
            Match = LabelSpecification.Of("orchestrix.resource.id", id),
        };

    static readonly Gen<(string Name, int Key, int Pause, int Late)> Steps =
        Gen.Select(Text("a", "b", "c", "a.b"), Gen.Int[1, 3], Gen.Int[0, 6], Gen.Int[-3, 12]);

    [Test]
    public void Engine_RandomEventsAndAutomations_IndexFindsWhatLookingAtEveryAutomationFinds() =>
        Gen.Select(Triggers.Array[1, 8], Steps.Array[0, 60]).Sample(
            (triggers, steps) => Firings(triggers, Records(steps), [1], new TriggerIndex()).SequenceEqual(Firings(triggers, Records(steps), [1], new EveryRule())),
            iter: 300);

    [Test]
    public void Engine_SameLogInOtherBatches_FiresTheSame() =>
        Gen.Select(Triggers.Array[1, 8], Steps.Array[0, 60], Gen.Int[1, 20].Array[1, 10]).Sample(
            (triggers, steps, sizes) => Firings(triggers, Records(steps), [1], new TriggerIndex()).SequenceEqual(Firings(triggers, Records(steps), sizes, new TriggerIndex())),
            iter: 300);

    static Gen<string> Text(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    static LogRecord[] Records((string Name, int Key, int Pause, int Late)[] steps)
    {
        var received = RuleFixture.Origin.UtcTicks;
        var position = 0L;
        List<LogRecord> records = [new(++position, received, ClockTick.Instance, 0, 1)];
        foreach (var (name, key, pause, late) in steps)
        {
            received += pause * TimeSpan.TicksPerSecond;
            var occurred = received - (late * TimeSpan.TicksPerSecond);
            CustomEvent e = new(Symbol.Of(name), new Guid((int)position, 0, 0, new byte[8]), occurred, null, new Resource($"k.{key}"), [], EventEntry.EmptyPayload);
            records.Add(new(++position, received, e, 0, 1));
        }

        records.Add(new(++position, received + TimeSpan.TicksPerMinute, ClockTick.Instance, 0, 1));
        return [.. records];
    }

    static List<string> Firings(EventTrigger[] triggers, LogRecord[] records, int[] sizes, ITriggerIndex index)
    {
        FakeTimeProvider time = new(RuleFixture.Origin);
        MemoryLog log = new(new MemoryStoreOptions(), time);
        using AutomationEngine engine = new(log, time, triggers.Select((t, i) => new Automation($"n{i}", t)), new AutomationOptions(), new NullLogger<AutomationEngine>(), new AutomationCounters()) { Index = index };
        for (int start = 0, batch = 0; start < records.Length; batch++)
        {
            var size = Math.Min(sizes[batch % sizes.Length], records.Length - start);
            engine.Handle(records.AsSpan(start, size));
            start += size;
        }

        List<string> firings = [];
        var fired = new LogRecord[64];
        using var cursor = log.OpenCursor(new CursorOptions { After = 0, Wake = () => { } });
        int read;
        while ((read = cursor.Read(fired)) > 0)
            foreach (var record in fired.AsSpan(0, read))
                if (record.Entry is AutomationFired f) firings.Add($"{f.Id} {f.Automation} {f.Fired:O} {f.Event?.Id} {string.Join(",", f.Labels.Values)}");
        return firings;
    }

    sealed class EveryRule : ITriggerIndex
    {
        readonly List<TriggerRule> rules = [];

        public void Add(TriggerRule rule) => rules.Add(rule);

        public void Remove(TriggerRule rule) => rules.Remove(rule);

        public void Find(in EventReference @event, ref TriggerHits hits)
        {
            hits.Clear();
            foreach (var rule in rules) hits.Add(rule);
        }
    }
}
