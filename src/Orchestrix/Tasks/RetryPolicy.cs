namespace Orchestrix.Tasks;

/// <summary>How often a failed attempt is followed by another, after which pause, and when it is not. Immutable; change a copy using <c>with</c>.</summary>
public sealed record RetryPolicy
{
    /// <summary>The most pauses that may be listed.</summary>
    public const int MaxDelays = 50;

    // Longer than anybody waits, and short enough to be added to any time.
    static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    readonly TimeSpan[] delays;

    /// <summary>A policy.</summary>
    /// <param name="retries">Attempts after the first; not negative.</param>
    /// <param name="delays">The pauses before the first, second, … retry; the last one repeats. Empty: no pause. At most <see cref="MaxDelays"/>, none negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RetryPolicy(int retries, params IEnumerable<TimeSpan> delays)
    {
        this.delays = [.. delays];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(this.delays.Length, MaxDelays, nameof(delays));
        foreach (var delay in this.delays) ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero, nameof(delays));
        Retries = retries;
    }

    /// <summary>One attempt, no retry.</summary>
    public static RetryPolicy None { get; } = new(0);

    /// <summary>Attempts after the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Retries
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Retries));
            field = value;
        }
    }

    /// <summary>The listed pauses.</summary>
    public IReadOnlyList<TimeSpan> Delays => delays;

    /// <summary>How many times longer than the one before each pause after the last listed one is.</summary>
    /// <value>By default 1: the last listed pause repeats.</value>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1 or not finite.</exception>
    public double BackoffFactor
    {
        get;
        init
        {
            if (!(value >= 1 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(nameof(BackoffFactor), value, "A backoff factor must be finite and at least 1.");
            field = value;
        }
    } = 1;

    /// <summary>The longest pause, jitter included.</summary>
    /// <value>By default <see langword="null"/>: no bound.</value>
    /// <exception cref="ArgumentOutOfRangeException">The pause is not positive.</exception>
    public TimeSpan? MaxDelay
    {
        get;
        init
        {
            if (value <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(MaxDelay), value, "The longest pause must be positive.");
            field = value;
        }
    }

    /// <summary>How far pauses are spread by chance, so that what failed together does not come back together: a pause of 10 s with 0.5 becomes at most 15 s, and 10 s on average.</summary>
    /// <value>By default 0: not at all.</value>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public double Jitter
    {
        get;
        init
        {
            if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(nameof(Jitter), value, "A jitter factor must be finite and not negative.");
            field = value;
        }
    }

    /// <summary>For how long after the first attempt began others may begin.</summary>
    /// <value>By default <see langword="null"/>: for ever.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public TimeSpan? Deadline
    {
        get;
        init
        {
            if (value <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(Deadline), value, "A deadline must be positive.");
            field = value;
        }
    }

    /// <summary>Decides whether a failed attempt is followed by another. Called on the thread on which the attempt ended; when it throws there is no retry, and a warning is logged.</summary>
    /// <value>By default <see langword="null"/>: always, while attempts are left.</value>
    public Func<FailedAttempt, bool>? When { get; init; }

    /// <summary>Exceptions, with those derived from them, after which there is no retry.</summary>
    /// <value>By default none.</value>
    /// <exception cref="ArgumentException">A type is no exception.</exception>
    public IReadOnlyList<Type> NonRetryable
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(NonRetryable));
            field = [.. value];
            foreach (var type in field)
                if (!typeof(Exception).IsAssignableFrom(type)) throw new ArgumentException($"{type} is not an exception; nothing of that type is ever thrown.", nameof(NonRetryable));
        }
    } = [];

    /// <summary>The same by name, as attributes have it.</summary>
    internal IReadOnlyList<string> NonRetryableNames { get; init; } = [];

    /// <summary>A policy whose pauses grow: <c>first</c>, <c>first · factor</c>, <c>first · factor²</c>, …</summary>
    /// <param name="retries">Attempts after the first; not negative.</param>
    /// <param name="first">The first pause; not negative.</param>
    /// <param name="factor">How many times longer than the one before each pause is; at least 1.</param>
    /// <param name="maxDelay">The longest pause; <see langword="null"/> for no bound.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static RetryPolicy Exponential(int retries, TimeSpan first, double factor = 2, TimeSpan? maxDelay = null) => new(retries, first) { BackoffFactor = factor, MaxDelay = maxDelay };

    /// <summary>The pause before a retry, without jitter.</summary>
    /// <param name="retry">Which retry; the first is 1.</param>
    /// <returns>The pause; <see cref="TimeSpan.Zero"/> when none is listed.</returns>
    public TimeSpan DelayBefore(int retry)
    {
        if (delays.Length == 0) return TimeSpan.Zero;
        var listed = delays[Math.Min(Math.Max(retry, 1), delays.Length) - 1];
        var beyond = Math.Max(retry - delays.Length, 0);
        var delay = beyond == 0 || BackoffFactor == 1 || listed == TimeSpan.Zero ? listed : Stretch(listed, Math.Pow(BackoffFactor, beyond));
        return Shortest(delay, MaxDelay ?? Longest);
    }

    /// <summary>The pause before a retry, spread by chance.</summary>
    /// <param name="retry">Which retry; the first is 1.</param>
    /// <param name="chance">At least 0 and less than 1.</param>
    internal TimeSpan DelayBefore(int retry, Func<double> chance)
    {
        var delay = DelayBefore(retry);
        return Jitter == 0 || delay == TimeSpan.Zero ? delay : Shortest(Stretch(delay, Tasks.Jitter.Multiple(Jitter, chance())), MaxDelay ?? Longest);
    }

    /// <summary>Whether the type of an exception forbids a retry.</summary>
    internal bool Forbids(Exception exception)
    {
        foreach (var type in NonRetryable)
            if (type.IsInstanceOfType(exception)) return true;
        for (var type = NonRetryableNames.Count == 0 ? null : exception.GetType(); type is not null; type = type.BaseType)
            if (NonRetryableNames.Contains(NameOf(type), StringComparer.Ordinal)) return true;
        return false;
    }

    // Without type arguments, as an attribute's names are.
    static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name;

    // Computed in doubles, since a power leaves every whole number behind.
    static TimeSpan Stretch(TimeSpan delay, double multiple) => TimeSpan.FromTicks((long)Math.Min(delay.Ticks * multiple, Longest.Ticks));

    static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
