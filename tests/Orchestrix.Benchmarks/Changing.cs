using Orchestrix.Automations;
using Orchestrix.Events;
using Orchestrix.Triggers;
using Orchestrix.Triggers.Indexing;

namespace Orchestrix.Benchmarks;

/// <summary>Automations that come and go between events: the index alone, which is what changes.</summary>
sealed class Changing
{
    const int Spare = 1_000;

    readonly EventMaker maker;
    readonly TriggerIndex index = new();
    readonly TriggerRule[] exact;
    readonly TriggerRule[] wildcards;
    readonly EventReference[] events;
    readonly int count;
    TriggerHits hits;

    public Changing(int count)
    {
        this.count = count;
        maker = new EventMaker(count + Spare, ofRuns: false);
        var ordinal = 0;
        for (var i = 0; i < count; i++) index.Add(RuleOf(On(i), ordinal++));
        exact = [.. Enumerable.Range(count, Spare).Select(i => RuleOf(On(i), ordinal++))];
        wildcards = [.. Enumerable.Range(0, Spare).Select(i => RuleOf(When.Event($"order.{i}*").Where(LabelNames.ResourceId.Text, maker.TextOf(i)), ordinal++))];
        Random random = new(2);
        events = [.. Enumerable.Range(0, 4_096).Select(i => new EventReference(EventMaker.Custom(Symbol.Of(i % 2 == 0 ? "order.late" : $"order.{i % 64}"), maker.ResourceOf(random.Next(count)), 0), 0))];
    }

    public double Exact(int changes) => Change(exact, changes);

    public double Wildcards(int changes) => Change(wildcards, changes);

    /// <summary>Milliseconds from declarations to rules that are ready for the first event.</summary>
    public double Load()
    {
        Automation[] automations = [.. Enumerable.Range(0, count).Select(i => Rules.Of($"a{i}", On(i)))];
        GC.Collect();
        var start = TimeProvider.System.GetTimestamp();
        using Rules rules = new(automations);
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    // The events between changes are part of the figure: each change is followed by one.
    double Change(TriggerRule[] rules, int changes) => Meter.Nanoseconds(changes, () =>
    {
        for (var i = 0; i < changes; i++)
        {
            var rule = rules[i / 2 % rules.Length];
            if (i % 2 == 0) index.Add(rule);
            else index.Remove(rule);
            index.Find(events[i % events.Length], ref hits);
        }
    });

    EventTriggerBuilder On(int key) => When.Event("order.late").Where(LabelNames.ResourceId.Text, maker.TextOf(key));

    static TriggerRule RuleOf(EventTriggerBuilder when, int ordinal)
    {
        var rule = TriggerCompiler.Compile(when.Build([])).Rules[0];
        rule.Ordinal = ordinal;
        return rule;
    }
}
