using Orchestrix.Events;

namespace Orchestrix.Triggers.Windows;

/// <summary>Counts how often a trigger fires within a minute because of one resource: what goes round through the world outside leaves no chain of causes.</summary>
sealed class FiringRates(WindowTable windows, int? limit)
{
    const int None = -1;

    /// <summary>Whether anybody counts.</summary>
    public bool IsLimited => limit is not null;

    /// <summary>Counts a firing. Returns how many there have been in the minute that began with the first.</summary>
    public int Count(WindowSet set, in Raised raised)
    {
        if (!raised.Event.Reference.TryGetLabel(LabelNames.ResourceId, out var resource)) return 1;
        var slot = windows.Find(set, resource);
        if (slot == None) slot = windows.Add(set, resource, 0, 0, isFirst: false);
        ref var minute = ref windows[slot];
        if (minute.EndTicks > raised.Ticks) return ++minute.Count;
        minute.EndTicks = raised.Ticks + TimeSpan.TicksPerMinute;
        return minute.Count = 1;
    }

    /// <summary>Whether so many are too many.</summary>
    public bool IsTooMany(int count) => count > limit;
}
