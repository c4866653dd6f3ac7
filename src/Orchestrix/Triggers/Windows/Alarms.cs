using Orchestrix.Events;

namespace Orchestrix.Triggers.Windows;

/// <summary>Remembers which keys a rule has fired for, until enough events say that it is over.</summary>
sealed class Alarms(WindowTable windows)
{
    const int None = -1;
    const long RememberedTicks = 30 * TimeSpan.TicksPerDay;

    /// <summary>Whether an alarm is not yet forgotten.</summary>
    public static bool IsRemembered(long firedTicks, long nowTicks) => firedTicks + RememberedTicks > nowTicks;

    /// <summary>A rule fired: from here on events count against it.</summary>
    public void Raise(WindowSet set, LabelValue key, long nowTicks)
    {
        var slot = windows.Find(set, key);
        if (slot == None) slot = windows.Add(set, key, 0, 0, isFirst: false);
        ref var alarm = ref windows[slot];
        alarm.EndTicks = nowTicks + RememberedTicks;
        alarm.Count = 0;
    }

    /// <summary>An event counts. Returns whether that ends the key's alarm.</summary>
    public bool TryEnd(WindowSet set, TriggerRule rule, LabelValue key, long nowTicks)
    {
        if (set.Count == 0) return false;
        var slot = windows.Find(set, key);
        if (slot == None) return false;
        ref var alarm = ref windows[slot];
        var isOver = alarm.EndTicks > nowTicks && ++alarm.Count >= rule.Threshold;
        if (isOver || alarm.EndTicks <= nowTicks) windows.Remove(set, slot);
        return isOver;
    }
}
