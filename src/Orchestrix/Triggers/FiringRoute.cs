using System.Runtime.CompilerServices;
using Orchestrix.Events;
using Orchestrix.Triggers.Composites;
using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers;

/// <summary>The way of a firing: past what may keep it, up through the composites around it, and out to the automation.</summary>
sealed class FiringRoute(IFiringSink sink, Guards guards, Alarms alarms, FiringRates rates, IDecisionWitness? witness)
{
    /// <summary>How many firings have become parts of others; orders what arrives at one moment.</summary>
    public long Arrivals { get; set; }

    /// <summary>A rule fires at each event that concerns it, without a key.</summary>
    public void RaiseAtOnce(TriggerRule rule, in SeenEvent @event, long nowTicks)
    {
        if (rule is { Parent: null, Guard: null, Rates: null, Alarms: null }) sink.FireAtOnce(rule, @event, nowTicks);
        else RaiseByEvent(rule, default, @event, nowTicks, 1);
    }

    public bool RaiseByEvent(TriggerRule rule, LabelValue key, in SeenEvent @event, long nowTicks, int count) =>
        Raise(new Raised(rule, key, @event, nowTicks) { Count = count, IsByEvent = true, MomentTicks = @event.Reference.OccurredTicks });

    public bool RaiseByTimer(TriggerRule rule, LabelValue key, in SeenEvent @event, long nowTicks, int count) =>
        Raise(new Raised(rule, key, @event, nowTicks) { Count = count });

    /// <summary>Sends a firing on its way. Returns whether nothing kept it.</summary>
    public bool Raise(in Raised raised)
    {
        var node = raised.Node;
        if (raised.State == TriggerState.Triggered)
        {
            var moment = raised.MomentTicks == 0 ? raised.Ticks : raised.MomentTicks;
            if (node.Guard is { } guard && guards.Keeps(guard, raised.Key, moment, raised.Ticks))
            {
                if (witness is not null) Tell(raised, Verdict.Guarded, raised.Count, guards.UntilTicks(guard, raised.Key));
                return false; // dropped, not delayed
            }

            if (node.Rates is { } minute && !raised.Event.IsNone && rates.Count(minute, raised) is var count && rates.IsTooMany(count))
            {
                if (!rates.IsTooMany(count - 1)) sink.Limit(raised, count); // told once a minute
                if (witness is not null) Tell(raised, Verdict.Limited, count - 1);
                return false;
            }

            if (node is TriggerRule { Alarms: { } set }) alarms.Raise(set, raised.Key, raised.Ticks);
        }

        if (node.Parent is not { } parent)
        {
            sink.Fire(raised);
            return true;
        }

        if (witness is not null) Tell(raised, raised.State == TriggerState.Resolved ? Verdict.Resolved : Verdict.Fired, raised.Count);
        parent.Take(raised, this);
        return true;
    }

    /// <summary>A part of a composite is kept until there are enough.</summary>
    public void TellGathered(CompositeNode composite, in Raised part, LabelValue key, GatheredSet gathered, long untilTicks) =>
        witness?.Tell(Decision.About(part, Verdict.Gathered, untilTicks) with { Node = composite, Key = key, Count = gathered.Count, Parts = gathered.Mask });

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Tell(in Raised raised, Verdict verdict, int count, long untilTicks = 0) => witness?.Tell(Decision.About(raised, verdict, untilTicks) with { Count = count });
}
