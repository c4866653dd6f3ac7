using Orchestrix.Triggers;

namespace Orchestrix.Tests.Oracle;

/// <summary>Unless: a firing is dropped when one of these events occurred a short time before.</summary>
sealed class OracleGuard(UnlessGuard guard, IReadOnlyList<string> keyLabels)
{
    static readonly long Remembered = TimeSpan.FromMinutes(15).Ticks;

    readonly List<string> names = [.. guard.Events.Select(e => e.Text)];
    readonly OracleFilter filter = new(guard.Match, []);
    readonly Dictionary<string, long> latest = [];

    public void See(EventStep e)
    {
        if (!OracleFilter.AcceptsName(names, e.Name) || !filter.Accepts(e)) return;
        var key = OracleKey.Of(keyLabels, e).Text;
        latest[key] = Math.Max(latest.GetValueOrDefault(key, long.MinValue), e.Occurred);
    }

    /// <summary>Whether a firing is dropped.</summary>
    /// <param name="signal">The firing: what counts is when its event occurred, else the time.</param>
    /// <param name="now">The time.</param>
    public bool Drops(OracleSignal signal, long now) =>
        latest.TryGetValue(signal.Key.Text, out var last) && last + guard.Within.Ticks > (signal.Cause?.Occurred ?? now) && last + guard.Within.Ticks + Remembered > now;
}
