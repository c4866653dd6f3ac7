using System.Runtime.CompilerServices;
using Orchestrix.Triggers.Metrics;
using Orchestrix.Triggers.Snapshots;
using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers;

/// <summary>
/// Decides which triggers fire: same events, same firings. It holds all state of all triggers, reads no clock, runs no user code, and allocates nothing for
/// an event at which no window opens and nothing fires. Used by one thread at a time.
/// </summary>
sealed class TriggerEvaluator
{
    readonly WindowTable windows = new();
    readonly DeadlineQueue deadlines = new();
    readonly WindowSets sets;
    readonly ReactiveWindows reactive;
    readonly ProactiveWindows proactive;
    readonly Guards guards;
    readonly Alarms alarms;
    readonly FiringRates rates;
    readonly FiringRoute route;
    readonly IDecisionWitness? witness;
    int ordinals;

    /// <summary>An evaluator that knows nothing yet.</summary>
    /// <param name="sink">Takes what fires.</param>
    /// <param name="firingsPerMinute">How often a trigger may fire within a minute because of one resource; null for no limit.</param>
    /// <param name="witness">Is told what is decided; null when nobody asks.</param>
    public TriggerEvaluator(IFiringSink sink, int? firingsPerMinute = null, IDecisionWitness? witness = null)
    {
        this.witness = witness;
        sets = new WindowSets(windows, deadlines);
        guards = new Guards(windows);
        alarms = new Alarms(windows);
        rates = new FiringRates(windows, firingsPerMinute);
        route = new FiringRoute(sink, guards, alarms, rates, witness);
        reactive = new ReactiveWindows(windows, route, witness);
        proactive = new ProactiveWindows(windows, route, witness);
    }

    /// <summary>The soonest moment at which something is due, in UTC ticks; <see cref="long.MaxValue"/> when nothing is.</summary>
    public long NextDeadline => deadlines.Next;

    /// <summary>Whose the soonest deadline is; null when nothing is due.</summary>
    public TriggerRule? NextRule => deadlines.Next == long.MaxValue ? null : RuleOf(deadlines.NextSource);

    /// <summary>How many windows are open.</summary>
    public int OpenWindows => windows.Count;

    /// <summary>Gives a trigger's rules their place in the order, after all that have one.</summary>
    public void Number(CompiledTrigger trigger)
    {
        foreach (var rule in trigger.Rules) rule.Ordinal = ordinals++;
    }

    /// <summary>Takes a trigger in that has its place; a window opens where silence alone makes a rule fire.</summary>
    public void Add(CompiledTrigger trigger, long nowTicks)
    {
        Enroll(trigger);
        foreach (var rule in trigger.Rules)
            if (ProactiveWindows.OpensByItself(rule) && rule.Windows is { } set) proactive.OpenAtStart(set, rule, nowTicks);
    }

    /// <summary>Lets a trigger and all its state go. Windows are given back little by little.</summary>
    public void Remove(CompiledTrigger trigger)
    {
        foreach (var rule in trigger.Rules)
        {
            if (rule is MetricRule { Figure: { } figure }) figure.Withdraw();
            sets.Release(rule);
        }

        sets.ReleaseRates(trigger.Root);
    }

    /// <summary>Stops a trigger's clock: nothing of it becomes due until <see cref="Resume"/>.</summary>
    public static void Suspend(CompiledTrigger trigger)
    {
        foreach (var rule in trigger.Rules)
        {
            rule.Windows?.Deadlines?.Suspend();
            if (rule is MetricRule { Figure: { } figure }) figure.Withdraw();
        }
    }

    /// <summary>Lets a trigger go on. What became due within the last minute is due now, what did so earlier is forgotten, and metrics begin anew.</summary>
    public void Resume(CompiledTrigger trigger, long nowTicks)
    {
        foreach (var rule in trigger.Rules)
        {
            if (rule is MetricRule metric) metric.Figure = new MetricFigure(metric, deadlines, route);
            else if (rule is { Kind: RuleKind.Proactive, Windows: { } set }) proactive.Resume(set, rule, nowTicks);
        }
    }

    /// <summary>What became due while a trigger paused has been done: from here on its windows follow each other again.</summary>
    public static void Settle(CompiledTrigger trigger)
    {
        foreach (var rule in trigger.Rules)
            if (rule.Windows is { } set) set.ResumedTicks = 0;
    }

    /// <summary>Shows an event to a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="event">The event.</param>
    /// <param name="nowTicks">The engine's time; for an event that had to wait, later than when it was received.</param>
    public void Evaluate(TriggerRule rule, in SeenEvent @event, long nowTicks)
    {
        if (rule.FiresWhenFound)
        {
            route.RaiseAtOnce(rule, @event, nowTicks);
            return;
        }

        var reference = @event.Reference;
        var meaning = rule.MeaningOf(reference);
        if (meaning == EventMeaning.None) return;
        var key = rule.KeyOf(reference);
        if (rule.Windows is not { } set)
        {
            if (rule is MetricRule { Figure: { } figure }) Measure(figure, @event, nowTicks);
            else route.RaiseByEvent(rule, rule.Keep(key), @event, nowTicks, 1); // each event fires: no window ever stays open
            return;
        }

        Move move = new(rule, set, key, meaning, reference.OccurredTicks, nowTicks);
        switch (rule.Kind)
        {
            case RuleKind.Reactive:
                reactive.Take(move, @event);
                break;
            case RuleKind.Guard:
                guards.Take(move);
                if (witness is not null) TellGuards(move, @event);
                break;
            default:
                proactive.Take(move, @event);
                if (move.Counts && rule.Alarms is { } alarm && alarms.TryEnd(alarm, rule, key, nowTicks))
                    route.Raise(new Raised(rule, rule.Keep(key), @event, nowTicks) { State = TriggerState.Resolved, IsByEvent = true, Count = rule.Threshold });
                break;
        }
    }

    /// <summary>Does what is due soonest, when it is.</summary>
    /// <param name="untilTicks">The time up to which, itself included, something is due.</param>
    /// <param name="nowTicks">The engine's time so far: nothing happens earlier than that.</param>
    /// <returns>Whether something was.</returns>
    public bool TryPassNext(long untilTicks, long nowTicks)
    {
        if (deadlines.Next > untilTicks) return false;
        var now = Math.Max(deadlines.Next, nowTicks);
        switch (deadlines.NextSource)
        {
            case WindowDeadlines list:
                proactive.End(list.Set, list.First, now);
                break;
            case LoneDeadline lone:
                proactive.End(lone.Deadlines.Set, lone.Slot, now);
                break;
            case LeavingRuns leaving:
                leaving.Figure.LetGo(now);
                break;
            case MetricFigure figure:
                figure.Turn(now);
                break;
        }

        return true;
    }

    /// <summary>Gives back some windows that have been over for long. What they decide does not depend on when that happens.</summary>
    public void Sweep(long nowTicks, int steps) => sets.Sweep(nowTicks, steps);

    /// <summary>Writes the state of the triggers that were taken in, given in the order of that.</summary>
    public void Save(SnapshotWriter writer, IEnumerable<CompiledTrigger> triggers) => new TriggerSnapshot(windows, deadlines, route).Save(writer, triggers);

    /// <summary>Takes the triggers of a snapshot in, in its order, with their state. This evaluator must be new.</summary>
    public void Load(SnapshotReader reader, IReadOnlyCollection<CompiledTrigger> triggers)
    {
        foreach (var trigger in triggers) Enroll(trigger);
        new TriggerSnapshot(windows, deadlines, route).Load(reader, triggers);
    }

    void Measure(MetricFigure figure, in SeenEvent @event, long nowTicks)
    {
        figure.Take(@event.Reference, nowTicks);
        if (witness is not null) TellMeasured(figure, @event, nowTicks);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void TellGuards(in Move move, in SeenEvent @event) => witness?.Tell(move.Decide(Verdict.Guards, @event, 0, move.OccurredTicks + move.Rule.WithinTicks));

    [MethodImpl(MethodImplOptions.NoInlining)]
    void TellMeasured(MetricFigure figure, in SeenEvent @event, long nowTicks) =>
        witness?.Tell(new Decision(figure.Rule, Verdict.Measured, @event, nowTicks) { Value = figure.Samples.Value, UntilTicks = figure.NextTurnTicks, IsByEvent = true });

    void Enroll(CompiledTrigger trigger)
    {
        foreach (var rule in trigger.Rules)
        {
            if (rule is MetricRule metric) metric.Figure = new MetricFigure(metric, deadlines, route);
            else sets.Enroll(rule);
        }

        if (rates.IsLimited && trigger.Rules.Count > 0) sets.EnrollRates(trigger.Root, trigger.Rules[0]);
    }

    static TriggerRule? RuleOf(DeadlineSource source) => source switch
    {
        WindowDeadlines list => list.Set.Rule,
        LoneDeadline lone => lone.Deadlines.Set.Rule,
        LeavingRuns leaving => leaving.Figure.Rule,
        MetricFigure figure => figure.Rule,
        _ => null,
    };
}
