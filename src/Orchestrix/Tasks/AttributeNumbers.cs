using System.Globalization;

namespace Orchestrix.Tasks;

/// <summary>The numbers of an attribute as they were written. The compiler reports wrong ones; where that was switched off the host's start does.</summary>
sealed record AttributeNumbers
{
    public int Retries { get; init; }

    public IReadOnlyList<double> DelaysSeconds { get; init; } = [];

    public double BackoffFactor { get; init; } = 1;

    public double MaxDelaySeconds { get; init; }

    public double Jitter { get; init; }

    public double DeadlineSeconds { get; init; }

    public double TimeoutSeconds { get; init; }

    /// <summary>Null where the attribute does not say it.</summary>
    public int? MaxConcurrentTasks { get; init; }

    public IReadOnlyList<string> NonRetryable { get; init; } = [];

    /// <summary>What is wrong: the option and the rest of a sentence about it.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (Retries < 0) yield return $"Retries must not be negative, but is {Retries}. Leave it out for one attempt.";
        if (MaxConcurrentTasks < 1) yield return $"MaxConcurrentTasks must be at least 1, but is {MaxConcurrentTasks}. Leave it out for as many as the host says.";
        if (DelaysSeconds.Count > RetryPolicy.MaxDelays) yield return $"RetryDelaysSeconds must have at most {RetryPolicy.MaxDelays} entries, but has {DelaysSeconds.Count}; the last one repeats.";
        foreach (var delay in DelaysSeconds.Where(d => !IsTime(d))) yield return $"A retry delay must be a number of seconds and not negative, but is {Text(delay)}.";
        if (!(BackoffFactor >= 1 && double.IsFinite(BackoffFactor))) yield return $"RetryBackoffFactor must be finite and at least 1, but is {Text(BackoffFactor)}.";
        if (!(Jitter >= 0 && double.IsFinite(Jitter))) yield return $"RetryJitter must be finite and not negative, but is {Text(Jitter)}.";
        foreach (var (name, seconds) in new[] { ("MaxRetryDelaySeconds", MaxDelaySeconds), ("RetryDeadlineSeconds", DeadlineSeconds), ("TimeoutSeconds", TimeoutSeconds) })
            if (!IsTime(seconds)) yield return $"{name} must be a positive number of seconds, but is {Text(seconds)}. Leave it out for none.";
    }

    /// <summary>The settings; those of one plain attempt where a number is wrong.</summary>
    public RunSettings ToSettings() => Mistakes().Any() ? Plain : new RunSettings(ToPolicy(), Time(TimeoutSeconds)) { MaxConcurrentTasks = MaxConcurrentTasks };

    static RunSettings Plain { get; } = new(RetryPolicy.None, null);

    RetryPolicy ToPolicy() => Retries == 0 ? RetryPolicy.None : new RetryPolicy(Retries, DelaysSeconds.Select(Seconds))
    {
        BackoffFactor = BackoffFactor,
        MaxDelay = Time(MaxDelaySeconds),
        Jitter = Jitter,
        Deadline = Time(DeadlineSeconds),
        NonRetryableNames = NonRetryable,
    };

    // 0 is how an attribute says nothing.
    static TimeSpan? Time(double seconds) => seconds == 0 ? null : Seconds(seconds);

    // Rounded: 1.511 is a little less than it says, and a tick less would be a millisecond less for a timer.
    static TimeSpan Seconds(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    static bool IsTime(double seconds) => seconds >= 0 && seconds <= TimeSpan.MaxValue.TotalSeconds / 2;

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
