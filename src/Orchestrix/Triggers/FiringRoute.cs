using Orchestrix.Events;
using Orchestrix.Triggers.Windows;

namespace Orchestrix.Triggers;

/// <summary>The way of a firing: past what may keep it, up through the composites around it, and out to the automation.</summary>
sealed class FiringRoute(IFiringSink sink, Guards guards, Alarms alarms, FiringRates rates)
{
    /// <summary>How many firings have become parts of others; orders what arrives at one moment.</summary>
    public long Arrivals { get; set; }

    /// <summary>A rule fires at each event that concerns it, without a key.</summary>
    public void RaiseAtOnce(TriggerRule rule, in SeenEvent @event, long nowTicks)
    {
        if (rule is { Parent: null, Guard: null, Rates: null, Alarms: null }) sink.FireAtOnce(rule, @event, nowTicks);
        else RaiseByEvent(rule, default, @event, nowTicks);
    }

    public bool RaiseByEvent(TriggerRule rule, LabelValue key, in SeenEvent @event, long nowTicks) =>
        Raise(new Raised(rule, key, @event, nowTicks) { IsByEvent = true, MomentTicks = @event.Reference.OccurredTicks });

    public bool RaiseByTimer(TriggerRule rule, LabelValue key, in SeenEvent @event, long nowTicks) => Raise(new Raised(rule, key, @event, nowTicks));

    /// <summary>Sends a firing on its way. Returns whether nothing kept it.</summary>
    public bool Raise(in Raised raised)
    {
        var node = raised.Node;
        if (raised.State == TriggerState.Triggered)
        {
            var moment = raised.MomentTicks == 0 ? raised.Ticks : raised.MomentTicks;
            if (node.Guard is { } guard && guards.Keeps(guard, raised.Key, moment, raised.Ticks)) return false; // dropped, not delayed
            if (node.Rates is { } minute && !raised.Event.IsNone && rates.Count(minute, raised) is var count && rates.IsTooMany(count))
            {
                if (!rates.IsTooMany(count - 1)) sink.Limit(raised, count); // told once a minute
                return false;
            }

            if (node is TriggerRule { Alarms: { } set }) alarms.Raise(set, raised.Key, raised.Ticks);
        }

        if (node.Parent is { } parent) parent.Take(raised, this);
        else sink.Fire(raised);
        return true;
    }
}
