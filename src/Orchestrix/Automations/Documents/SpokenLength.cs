using System.Globalization;
using System.Xml;

namespace Orchestrix.Automations.Documents;

/// <summary>Lengths of time as texts have them.</summary>
static class SpokenLength
{
    /// <summary>A hundred years: nobody waits longer, and sums of times do not overflow.</summary>
    public const int MostDays = 36_500;

    const decimal MostSeconds = MostDays * 86_400m;

    /// <summary>The length of a JSON number of seconds, to 100 nanoseconds; null when it is beyond bounds.</summary>
    public static TimeSpan? OfSeconds(string number)
    {
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)) return null;
        return Math.Abs(seconds) <= MostSeconds ? TimeSpan.FromTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond)) : null;
    }

    /// <summary>The seconds as documents have them: exact, without trailing zeros.</summary>
    public static decimal SecondsOf(TimeSpan length) => length.Ticks / (decimal)TimeSpan.TicksPerSecond;

    /// <summary>A length as ISO 8601 has it, such as <c>PT10M</c>.</summary>
    public static bool TryReadIso(string text, out TimeSpan length)
    {
        length = default;
        if (!text.StartsWith('P') && !text.StartsWith("-P", StringComparison.Ordinal)) return false;
        try
        {
            length = XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return false;
        }

        return Math.Abs(length.TotalDays) <= MostDays;
    }

    /// <summary>What somebody may have meant by "10m", "PT10M" or "600", in seconds.</summary>
    public static bool TryRead(string text, out decimal seconds)
    {
        seconds = 0;
        if (TryReadIso(text, out var iso)) seconds = SecondsOf(iso);
        else if (text.Length is > 0 and < 20)
        {
            var unit = char.ToLowerInvariant(text[^1]) switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
            if (!decimal.TryParse(unit == 0 ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count > MostSeconds) return false;
            seconds = count * Math.Max(unit, 1);
        }

        return seconds > 0;
    }
}
