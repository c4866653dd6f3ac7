namespace Orchestrix;

/// <summary>Lets lengths of time read as they are spoken: <c>10.Seconds()</c>, <c>1.5.Hours()</c>.</summary>
public static class Durations
{
    /// <summary>A length of time in milliseconds.</summary>
    /// <param name="value">How many.</param>
    /// <returns>The length.</returns>
    public static TimeSpan Milliseconds(this int value) => TimeSpan.FromMilliseconds(value);

    /// <summary>A length of time in seconds.</summary>
    /// <param name="value">How many.</param>
    /// <returns>The length.</returns>
    public static TimeSpan Seconds(this int value) => TimeSpan.FromSeconds(value);

    /// <summary>A length of time in seconds.</summary>
    /// <param name="value">How many.</param>
    /// <returns>The length.</returns>
    public static TimeSpan Seconds(this double value) => TimeSpan.FromSeconds(value);

    /// <summary>A length of time in minutes.</summary>
    /// <param name="value">How many.</param>
    /// <returns>The length.</returns>
    public static TimeSpan Minutes(this int value) => TimeSpan.FromMinutes(value);

    /// <summary>A length of time in minutes.</summary>
    /// <param name="value">How many.</param>
    /// <returns>The length.</returns>
    public static TimeSpan Minutes(this double value) => TimeSpan.FromMinutes(value);

    /// <summary>A length of time in hours.</summary>
    /// <param name="value">How many.</param>
    /// <returns>The length.</returns>
    public static TimeSpan Hours(this int value) => TimeSpan.FromHours(value);

    /// <summary>A length of time in hours.</summary>
    /// <param name="value">How many.</param>
    /// <returns>The length.</returns>
    public static TimeSpan Hours(this double value) => TimeSpan.FromHours(value);

    /// <summary>A length of time in days of 24 hours.</summary>
    /// <param name="value">How many.</param>
    /// <returns>The length.</returns>
    public static TimeSpan Days(this int value) => TimeSpan.FromDays(value);
}
