using Orchestrix.Events;

namespace Orchestrix.Triggers.Windows;

/// <summary>Remembers, for each key, until when what happened keeps a node from firing.</summary>
sealed class Guards(WindowTable windows)
{
    const int None = -1;

    // What is judged may have occurred some time ago; after this, what kept it counts as absent.
    const long RememberedTicks = 15 * TimeSpan.TicksPerMinute;

    /// <summary>Whether a guard's window ended so long ago that it counts as absent.</summary>
    public static bool IsForgotten(long endTicks, long nowTicks) => endTicks + RememberedTicks <= nowTicks;

    public void Take(in Move move)
    {
        var until = move.OccurredTicks + move.Rule.WithinTicks;
        var slot = windows.Find(move.Set, move.Key);
        if (slot == None) windows.Add(move.Set, move.Rule.Keep(move.Key), until, 0, isFirst: false);
        else windows[slot].EndTicks = Math.Max(windows[slot].EndTicks, until);
    }

    /// <summary>Until when a key is kept from firing that is.</summary>
    public long UntilTicks(GuardRule guard, LabelValue key) => guard.Windows is { } set && windows.Find(set, key) is var slot and not None ? windows[slot].EndTicks : 0;

    /// <summary>Whether a key is kept from firing at a moment.</summary>
    public bool Keeps(GuardRule guard, LabelValue key, long momentTicks, long nowTicks) =>
        guard.Windows is { Count: > 0 } set && windows.Find(set, key) is var slot and not None
        && windows[slot].EndTicks > momentTicks && !IsForgotten(windows[slot].EndTicks, nowTicks);
}
