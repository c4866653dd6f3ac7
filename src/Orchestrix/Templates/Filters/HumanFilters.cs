using System.Globalization;
using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>Filters that write numbers, lengths of time and moments for people, as Prefect's have it (its <c>humanize_…</c> ones). None looks at the clock.</summary>
static class HumanFilters
{
    static readonly string[] Small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    static readonly (double Size, string Name)[] Powers = [(1e3, "thousand"), (1e6, "million"), (1e9, "billion"), (1e12, "trillion"), (1e15, "quadrillion"), (1e18, "quintillion")];

    static readonly (long Seconds, string Name)[] Units = [(365 * 86_400, "year"), (30 * 86_400, "month"), (86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")];

    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("humanize_intcomma", "", (s, v, _) => Number(s, v) is { } number ? TemplateValue.Of(Comma(v.Plain, number)) : v),
        Callable.Of("humanize_intword", "", (s, v, _) => Number(s, v) is { } number ? TemplateValue.Of(Word(number)) : v),
        Callable.Of("humanize_ordinal", "", (s, v, _) => Number(s, v) is { } number && Math.Abs(number) < long.MaxValue ? TemplateValue.Of(Ordinal((long)number)) : v),
        Callable.Of("humanize_apnumber", "", (s, v, _) => Number(s, v) is { } number ? TemplateValue.Of(number == Math.Floor(number) && number is >= 0 and < 10 ? Small[(int)number] : Comma(v.Plain, number)) : v),
        Callable.Of("humanize_naturalsize", "binary", (s, v, a) => NumberFilters.FileSize(s, v, a.Flag(0))),
        Callable.Of("humanize_naturaldelta", "", (s, v, _) => Number(s, v) is { } seconds ? TemplateValue.Of(Delta(Math.Abs(seconds))) : v),
        Callable.Of("humanize_precisedelta", "", (s, v, _) => Number(s, v) is { } seconds ? TemplateValue.Of(PreciseDelta(Math.Abs(seconds))) : v),
        Callable.Of("strftime", "format!", (s, v, a) => Moment(s, v, a.Text(0))),
    ];

    /// <summary>A moment, by a format such as <c>%Y-%m-%d %H:%M</c>.</summary>
    public static TemplateValue Moment(RenderState state, TemplateValue value, string format)
    {
        if (value.IsUndefined) return value;
        if (value.Plain is not { Kind: TemplateValueKind.Text } text || !DateTimeOffset.TryParse(text.AsText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            throw state.Fail($"strftime takes a moment as ISO 8601 text, and was given {Truth.NameOf(value.Plain)}.");
        TextMaker made = new(state);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                made.Add(format[i]);
                continue;
            }

            state.Step();
            made.Add(Part(state, moment, format[++i]));
        }

        return made.ToValue();
    }

    static string Part(RenderState state, DateTimeOffset moment, char code) => code switch
    {
        '%' => "%",
        'p' => moment.Hour < 12 ? "AM" : "PM",
        'j' => moment.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'w' => ((int)moment.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        's' => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'z' => moment.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal),
        'Z' => moment.Offset == TimeSpan.Zero ? "UTC" : moment.ToString("zzz", CultureInfo.InvariantCulture),
        'F' => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        'T' => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        _ when FormatOf(code) is { } format => moment.ToString(format, CultureInfo.InvariantCulture),
        _ => throw state.Fail($"strftime knows no '%{code}'. Use %Y %m %d %H %M %S, and %% for a percent sign."),
    };

    static string? FormatOf(char code) => code switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'm' => "MM",
        'd' => "dd",
        'H' => "HH",
        'I' => "hh",
        'M' => "mm",
        'S' => "ss",
        'f' => "ffffff",
        'A' => "dddd",
        'a' => "ddd",
        'B' => "MMMM",
        'b' => "MMM",
        _ => null,
    };

    static double? Number(RenderState state, TemplateValue value) => NumberFilters.Float(state, value.Plain) is { } number && double.IsFinite(number) ? number : null;

    static string Comma(TemplateValue value, double number)
    {
        if (value.Kind is TemplateValueKind.Whole or TemplateValueKind.Boolean) return value.AsInteger.ToString("N0", CultureInfo.InvariantCulture);
        var text = value.Kind == TemplateValueKind.Text ? value.AsText.Trim() : FloatText.Of(number);
        var start = text.StartsWith('-') || text.StartsWith('+') ? 1 : 0;
        var end = text.IndexOfAny(['.', 'e', 'E']) is >= 0 and var point ? point : text.Length;
        var digits = text[start..end].Replace(",", "", StringComparison.Ordinal);
        for (var i = digits.Length - 3; i > 0; i -= 3) digits = digits.Insert(i, ",");
        return text[..start] + digits + text[end..];
    }

    static string Word(double number)
    {
        var size = Math.Abs(number);
        if (size < 1_000) return FloatText.Of(number) is var text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : FloatText.Of(number);
        var power = Array.FindLastIndex(Powers, p => size >= p.Size);
        if (power < Powers.Length - 1 && Math.Round(size / Powers[power].Size, 1) >= 1_000) power++;
        return string.Create(CultureInfo.InvariantCulture, $"{number / Powers[power].Size:F1} {Powers[power].Name}");
    }

    static string Ordinal(long number)
    {
        var last = Math.Abs(number % 100);
        var ending = last is >= 11 and <= 13 ? "th" : (last % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return string.Create(CultureInfo.InvariantCulture, $"{number}{ending}");
    }

    // The largest unit, and with years the months.
    static string Delta(double seconds)
    {
        if (seconds < 1) return "a moment";
        if (seconds is >= 1 and < 2) return "a second";
        var whole = seconds < long.MaxValue / 2 ? (long)seconds : long.MaxValue / 2;
        var years = whole / Units[0].Seconds;
        var months = whole % Units[0].Seconds / Units[1].Seconds;
        if (years > 0) return months == 0 || years > 1 ? Count(years, "year", "a year") : $"1 year, {Count(months, "month", "1 month")}";
        foreach (var (size, name) in Units)
            if (whole >= size) return Count(whole / size, name, name == "hour" ? "an hour" : $"a {name}");
        return "a moment";
    }

    static string PreciseDelta(double seconds)
    {
        if (seconds > long.MaxValue / 2.0) return Delta(seconds);
        var rest = (long)seconds;
        List<string> parts = [];
        foreach (var (size, name) in Units.Where(u => u.Seconds > 1))
        {
            if (rest < size) continue;
            parts.Add(Count(rest / size, name, $"1 {name}"));
            rest %= size;
        }

        var fraction = rest + (seconds - Math.Floor(seconds));
        if (fraction > 0 || parts.Count == 0)
            parts.Add(fraction == 1 ? "1 second" : fraction == Math.Floor(fraction) ? Count((long)fraction, "second", "1 second") : string.Create(CultureInfo.InvariantCulture, $"{fraction:F2} seconds"));
        return parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }

    static string Count(long number, string name, string one) => number == 1 ? one : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {name}s");
}
