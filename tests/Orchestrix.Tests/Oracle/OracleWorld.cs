namespace Orchestrix.Tests.Oracle;

/// <summary>What all triggers share.</summary>
sealed class OracleWorld
{
    long armings;

    /// <summary>The largest time that the log has shown so far; while a timer rings, at least that of the timer.</summary>
    public long Now { get; set; }

    /// <summary>Counts the events and the timers: whatever happens under one number has one cause.</summary>
    public long Occasion { get; set; }

    /// <summary>What fired, in order.</summary>
    public List<OracleFiring> Firings { get; } = [];

    /// <summary>A number for a deadline, larger than those of all deadlines that were set before.</summary>
    public long NextArming() => ++armings;
}

/// <summary>A moment at which something is to happen if nothing comes between.</summary>
/// <param name="Time">When.</param>
/// <param name="Rank">What goes first at the same time.</param>
/// <param name="Order">What goes first at the same time and rank.</param>
/// <param name="Ring">What happens.</param>
readonly record struct OracleDeadline(long Time, int Rank, long Order, Action Ring)
{
    /// <summary>Samples that leave a metric; then all that may fire, by arming; then events that have lost the one they follow, by when they occurred.</summary>
    public const int LeavingSample = 0, Timer = 1, LostFollower = 2;
}

/// <summary>The values of the labels that a trigger looks at separately.</summary>
sealed class OracleKey(IReadOnlyList<string> paths, IReadOnlyList<string> values)
{
    public static readonly OracleKey Empty = new([], []);

    /// <summary>Tells keys from each other, and is what firings show.</summary>
    public string Text { get; } = string.Join(", ", paths.Zip(values).Select(l => $"{l.First}={l.Second}"));

    /// <summary>The key of an event; the paths are sorted.</summary>
    public static OracleKey Of(IReadOnlyList<string> paths, EventStep e) =>
        paths.Count == 0 ? Empty : new(paths, [.. paths.Select(p => OracleMatching.Read(p, e))]);

    /// <summary>The part of the key that others have as well.</summary>
    public OracleKey Only(IReadOnlyList<string> shared)
    {
        if (shared.Count == 0) return Empty;
        List<int> kept = [.. Enumerable.Range(0, paths.Count).Where(i => shared.Contains(paths[i]))];
        return new([.. kept.Select(i => paths[i])], [.. kept.Select(i => values[i])]);
    }
}

/// <summary>A trigger fires.</summary>
/// <param name="Key">For which values.</param>
/// <param name="Event">The event that the firing shows; null when there was none.</param>
/// <param name="Cause">The counted event at whose evaluation it fires; null for a timer and for a metric.</param>
sealed record OracleSignal(OracleKey Key, EventStep? Event, EventStep? Cause);
