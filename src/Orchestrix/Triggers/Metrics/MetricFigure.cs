using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers.Metrics;

/// <summary>
/// A figure over a range of time that ends now, and how long the comparison has held without a break. It asks to be called when a run leaves the range, and
/// when the comparison has held for long enough.
/// </summary>
sealed class MetricFigure(MetricRule rule, DeadlineQueue queue, FiringRoute route) : DeadlineSource
{
    const long Unset = -1;

    readonly RunSamples samples = RunSamples.For(rule.Query.Name, rule.WithinTicks);
    long due = long.MaxValue;
    uint arming;
    SeenEvent last;

    public MetricRule Rule => rule;

    public RunSamples Samples => samples;

    /// <summary>Whether the trigger has fired and is not over.</summary>
    public bool IsTriggered { get; private set; }

    /// <summary>Since when the comparison says the opposite of <see cref="IsTriggered"/>; negative while it does not.</summary>
    public long SinceTicks { get; private set; } = Unset;

    public SeenEvent LastEvent => last;

    /// <summary>A run that counts came into a state.</summary>
    public void Take(in SeenEvent @event, long nowTicks)
    {
        last = @event;
        samples.Take(@event.Reference);
        Look(nowTicks, isByEvent: true);
    }

    /// <summary>The moment has come that was asked for.</summary>
    public void Ring(long nowTicks) => Look(nowTicks, isByEvent: false);

    /// <summary>Puts back what was known before a restart; the samples are put back by themselves before.</summary>
    public void Restore(bool isTriggered, long sinceTicks, in SeenEvent lastEvent, long dueTicks, uint arming)
    {
        IsTriggered = isTriggered;
        SinceTicks = sinceTicks;
        last = lastEvent;
        due = dueTicks;
        this.arming = arming;
        if (due != long.MaxValue) queue.Set(this, due, arming);
    }

    public (long DueTicks, uint Arming) Deadline => (due, arming);

    void Look(long nowTicks, bool isByEvent)
    {
        samples.Leave(nowTicks);
        var value = samples.Value;
        var holds = rule.Query.Holds(value);
        var turns = false;
        if (holds == IsTriggered)
        {
            SinceTicks = Unset;
        }
        else
        {
            if (SinceTicks == Unset) SinceTicks = nowTicks;
            turns = nowTicks >= SinceTicks + rule.Query.FiringFor.Ticks;
            if (turns) (IsTriggered, SinceTicks) = (holds, Unset);
        }

        Arm();
        if (!turns || (!IsTriggered && !rule.TellsResolution)) return;
        route.Raise(new Raised(rule, default, last, nowTicks) { State = IsTriggered ? TriggerState.Triggered : TriggerState.Resolved, Value = value, IsByEvent = isByEvent });
    }

    void Arm()
    {
        var next = Math.Min(samples.NextLeaveTicks, SinceTicks == Unset ? long.MaxValue : SinceTicks + rule.Query.FiringFor.Ticks);
        if (next == due && (QueueIndex != NotQueued || next == long.MaxValue)) return;
        due = next;
        if (due == long.MaxValue) queue.Remove(this);
        else queue.Set(this, due, arming = ++queue.Armings);
    }
}
