using System.Globalization;

namespace Orchestrix.Events;

/// <summary>Reads and writes moments as events have them: ISO 8601, always with a zone.</summary>
static class EventTime
{
    const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
    const int FinestDigits = 7; // a tick

    static readonly string[] Forms = [$"{Seconds}.FFFFFFFzzz", $"{Seconds}zzz", "yyyy-MM-dd'T'HH:mmzzz"];

    /// <summary>What a moment has to look like, for messages.</summary>
    public const string Example = "'2026-11-25T02:00:00.5Z' or '2026-11-25T03:00:00+01:00'";

    /// <summary>Reads a moment. What is finer than a tick of 100 ns is cut off.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is < 17 or > 64) return false;
        var form = text.EndsWith('Z') || text.EndsWith('z') ? $"{text[..^1]}+00:00" : text;
        if (form[10] is ' ' or 't') form = $"{form[..10]}T{form[11..]}";
        return DateTimeOffset.TryParseExact(WithoutFinest(form), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
    }

    /// <summary>Writes a moment in UTC, with as many digits as are needed, and at least six.</summary>
    public static string Write(long utcTicks)
    {
        DateTime time = new(utcTicks, DateTimeKind.Utc);
        return time.ToString(utcTicks % TimeSpan.TicksPerMicrosecond == 0 ? $"{Seconds}.ffffff'Z'" : $"{Seconds}.fffffff'Z'", CultureInfo.InvariantCulture);
    }

    static string WithoutFinest(string form)
    {
        var dot = form.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return form;
        var end = dot + 1;
        while (end < form.Length && char.IsAsciiDigit(form[end])) end++;
        return end - dot - 1 > FinestDigits ? $"{form[..(dot + 1 + FinestDigits)]}{form[end..]}" : form;
    }
}
