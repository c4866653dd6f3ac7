using Orchestrix.Events;
using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers.Metrics;

/// <summary>
/// A figure over a range of time that ends now, and how long the comparison has held without a break. It asks to be called when a run leaves the range, and
/// when the comparison has held for long enough.
/// </summary>
sealed class MetricFigure : DeadlineSource
{
    const long Unset = -1;

    readonly DeadlineQueue queue;
    readonly FiringRoute route;
    readonly LeavingRuns leaving;
    uint arming;
    long toldTicks = Unset; // when the trigger was heard to fire, until it is over

    public MetricFigure(MetricRule rule, DeadlineQueue queue, FiringRoute route)
    {
        Rule = rule;
        this.queue = queue;
        this.route = route;
        Samples = RunSamples.For(rule.Query.Name, rule.WithinTicks);
        leaving = new LeavingRuns(this);
    }

    public MetricRule Rule { get; }

    public RunSamples Samples { get; }

    /// <summary>Whether the trigger has fired and is not over.</summary>
    public bool IsTriggered { get; private set; }

    /// <summary>Since when the comparison says the opposite of <see cref="IsTriggered"/>; negative while it does not.</summary>
    public long SinceTicks { get; private set; } = Unset;

    /// <summary>When the trigger was last heard to fire; negative when it was kept from it.</summary>
    public long ToldTicks => toldTicks;

    /// <summary>When the trigger fires, or is over, if nothing changes; 0 when it does not.</summary>
    public long NextTurnTicks => SinceTicks == Unset ? 0 : TurnTicks;

    /// <summary>Orders the turn among what is due at the same moment.</summary>
    public uint Arming => arming;

    /// <summary>A run that counts came into a state.</summary>
    public void Take(in EventReference @event, long nowTicks)
    {
        Samples.Take(@event);
        Look(nowTicks);
    }

    /// <summary>The time of some runs in the range is over.</summary>
    public void LetGo(long nowTicks) => Look(nowTicks);

    /// <summary>The comparison has held for long enough: the trigger fires, or is over.</summary>
    public void Turn(long nowTicks)
    {
        IsTriggered = !IsTriggered;
        SinceTicks = Unset;
        queue.Remove(this);

        // A figure is made of many runs: no single event is what it fires on.
        Raised raised = new(Rule, default, default, nowTicks) { State = IsTriggered ? TriggerState.Triggered : TriggerState.Resolved, Value = Samples.Value };
        if (IsTriggered) toldTicks = route.Raise(raised) ? nowTicks : Unset;
        else if (Rule.TellsResolution && toldTicks != Unset && Alarms.IsRemembered(toldTicks, nowTicks)) route.Raise(raised);
    }

    /// <summary>Is called no more.</summary>
    public void Withdraw()
    {
        queue.Remove(this);
        queue.Remove(leaving);
    }

    /// <summary>Puts back what was known before a restart; the samples have been put back before.</summary>
    public void Restore(bool isTriggered, long toldTicks, long sinceTicks, uint arming)
    {
        IsTriggered = isTriggered;
        this.toldTicks = toldTicks;
        SinceTicks = sinceTicks;
        this.arming = arming;
        if (SinceTicks != Unset) queue.Set(this, TurnTicks, arming);
        ArmLeaving();
    }

    long TurnTicks => SinceTicks + Rule.Query.FiringFor.Ticks;

    void Look(long nowTicks)
    {
        Samples.Leave(nowTicks);
        ArmLeaving();
        if (Rule.Query.Holds(Samples.Value) == IsTriggered)
        {
            SinceTicks = Unset;
            queue.Remove(this);
        }
        else if (SinceTicks == Unset)
        {
            SinceTicks = nowTicks;
            queue.Set(this, TurnTicks, arming = ++queue.Armings);
        }
    }

    void ArmLeaving()
    {
        if (Samples.NextLeaveTicks == long.MaxValue) queue.Remove(leaving);
        else queue.Set(leaving, Samples.NextLeaveTicks, (uint)Rule.Ordinal, prepares: true);
    }
}
