namespace Orchestrix.Tasks;

/// <summary>How often a failed attempt is followed by another, and after which pause. Immutable.</summary>
public sealed class RetryPolicy
{
    /// <summary>The most pauses that may be listed.</summary>
    public const int MaxDelays = 50;

    readonly TimeSpan[] delays;

    /// <summary>A policy.</summary>
    /// <param name="retries">Attempts after the first; not negative.</param>
    /// <param name="delays">The pauses before the first, second, … retry; the last one repeats. Empty: no pause. At most <see cref="MaxDelays"/>, none negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RetryPolicy(int retries, params IEnumerable<TimeSpan> delays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(retries);
        this.delays = [.. delays];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(this.delays.Length, MaxDelays, nameof(delays));
        foreach (var delay in this.delays) ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero, nameof(delays));
        Retries = retries;
    }

    /// <summary>One attempt, no retry.</summary>
    public static RetryPolicy None { get; } = new(0);

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; }

    /// <summary>The listed pauses.</summary>
    public IReadOnlyList<TimeSpan> Delays => delays;

    /// <summary>The pause before a retry.</summary>
    /// <param name="retry">Which retry; the first is 1.</param>
    /// <returns>The pause; <see cref="TimeSpan.Zero"/> when none is listed.</returns>
    public TimeSpan DelayBefore(int retry) => delays.Length == 0 ? TimeSpan.Zero : delays[Math.Min(Math.Max(retry, 1), delays.Length) - 1];
}
