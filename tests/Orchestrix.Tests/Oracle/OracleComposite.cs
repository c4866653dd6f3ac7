using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>A compound or a sequence: section 7 of the specification.</summary>
sealed class OracleComposite : OracleTrigger
{
    readonly List<OracleTrigger> children = [];
    readonly int needed;
    readonly bool isSequence;
    readonly long? within;
    readonly Dictionary<string, List<(int Child, long Time)>> stored = [];
    long lastOccasion = -1;

    public OracleComposite(CompositeTrigger trigger, string automation, OracleWorld world) : base(trigger, automation, world)
    {
        isSequence = trigger is SequenceTrigger;
        within = trigger.Within?.Ticks;
        needed = trigger is CompoundTrigger { Require: var require } ? Needed(require, trigger.Triggers.Count) : trigger.Triggers.Count;
        foreach (var part in trigger.Triggers)
        {
            var index = children.Count;
            var child = Of(part, automation, world);
            child.Fired = signal => Take(index, signal);
            children.Add(child);
        }
    }

    public override void Begin() => children.ForEach(c => c.Begin());

    public override void AddDeadlines(List<OracleDeadline> deadlines) => children.ForEach(c => c.AddDeadlines(deadlines));

    public override void AddWindows(List<OracleOverdue> windows) => children.ForEach(c => c.AddWindows(windows));

    public override void Reset() => children.ForEach(c => c.Reset());

    protected override void Pass(EventStep e, bool isKept) => children.ForEach(c => c.See(e, isKept));

    protected override void Evaluate(EventStep e) => Pass(e, isKept: false);

    static int Needed(PartsRequired require, int parts) => require.Count ?? (require == PartsRequired.Any ? 1 : parts);

    void Take(int child, OracleSignal signal)
    {
        // No labels are shared unless the trigger correlates; and what keeps it is judged by when it fires, not by when some event occurred.
        OracleSignal own = signal with { Key = signal.Key.Only(KeyLabels), Cause = null };
        if (needed == 1)
        {
            if (lastOccasion == World.Occasion) return;
            lastOccasion = World.Occasion;
            Fire(own);
            return;
        }

        if (!stored.TryGetValue(own.Key.Text, out var firings)) stored.Add(own.Key.Text, firings = []);
        if (within is { } limit) firings.RemoveAll(f => f.Time < World.Now - limit);
        firings.RemoveAll(f => f.Child == child);
        firings.Add((child, World.Now));

        var isReady = isSequence ? firings.Select(f => f.Child).SequenceEqual(Enumerable.Range(0, children.Count)) : firings.Count >= needed;
        if (!isReady) return;
        firings.Clear();
        Fire(own);
    }
}
