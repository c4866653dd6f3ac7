using System.Globalization;

namespace Orchestrix.Cli.Files;

/// <summary>Moments as people write them on a command line, and as machines read them.</summary>
static class Moments
{
    public const string Examples = "2026-11-25T02:00:00Z, '2026-11-25 02:00' or 2026-11-25";

    const string Date = "yyyy-MM-dd";
    const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    static readonly string[] Forms =
    [
        Date,
        .. from separator in new[] { "'T'", "' '" }
           from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           from zone in new[] { "", "'Z'", "zzz" }
           select $"{Date}{separator}{time}{zone}",
    ];

    public static bool TryRead(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, Utc, out time);

    /// <summary>For machines: ISO 8601 in UTC, with microseconds, and ticks of 100 ns where there are any.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.UtcTicks % TimeSpan.TicksPerMicrosecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
