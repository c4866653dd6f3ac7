using System.Globalization;
using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>Filters that make numbers, and round them.</summary>
static class NumberFilters
{
    static readonly string[] RoundingMethods = ["common", "ceil", "floor"];

    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("abs", "", (s, v, _) => v.Plain is { IsNumber: true } number
            ? number.AsFloat < 0 ? Arithmetic.Negate(s, number) : number.Kind == TemplateValueKind.Boolean ? TemplateValue.Of(number.AsInteger) : number.Kind == TemplateValueKind.Fraction ? TemplateValue.Of(Math.Abs(number.AsFloat)) : number
            : throw s.Fail($"abs takes a number, and was given {Truth.NameOf(v.Plain)}.")),
        Callable.Of("int", "default base", Int),
        Callable.Of("float", "default", (s, v, a) => Float(s, v.Plain) is { } number ? TemplateValue.Of(number) : a.Has(0) ? a[0] : TemplateValue.Of(0.0)),
        Callable.Of("round", "precision method", Round),
        Callable.Of("filesizeformat", "binary", (s, v, a) => FileSize(s, v, a.Flag(0))),
    ];

    /// <summary>The number, or the number that a text is; null when it is none.</summary>
    public static double? Float(RenderState state, TemplateValue value)
    {
        if (value.IsNumber) return value.AsFloat;
        if (value.Kind != TemplateValueKind.Text) return null;
        state.Touch(value.AsText.Length);
        var text = value.AsText.Trim().Replace("_", "", StringComparison.Ordinal);
        return text.TrimStart('+', '-').ToUpperInvariant() switch
        {
            "INF" or "INFINITY" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            "NAN" => double.NaN,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
    }

    static TemplateValue Int(RenderState state, TemplateValue value, Arguments arguments)
    {
        var plain = value.Plain;
        var whenNone = arguments.Has(0) ? arguments[0] : TemplateValue.Of(0L);
        if (plain.Kind is TemplateValueKind.Whole or TemplateValueKind.Boolean) return TemplateValue.Of(plain.AsInteger);
        if (plain.Kind == TemplateValueKind.Text)
        {
            state.Touch(plain.AsText.Length);
            if (Digits(state, plain.AsText, arguments.Whole(1, 10)) is { } whole) return TemplateValue.Of(whole);
        }

        if (Float(state, plain) is not { } number || !double.IsFinite(number)) return whenNone;
        return Math.Abs(number) < long.MaxValue ? TemplateValue.Of((long)number) : throw Arithmetic.TooLarge(state);
    }

    static long? Digits(RenderState state, string text, long @base)
    {
        var digits = text.Trim().Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        var isNegative = digits.StartsWith('-');
        if (digits.StartsWith('-') || digits.StartsWith('+')) digits = digits[1..];
        var prefix = @base switch { 16 => "0x", 8 => "0o", 2 => "0b", _ => "-" };
        if (digits.StartsWith(prefix, StringComparison.Ordinal)) digits = digits[2..];
        if (digits.Length == 0 || @base is < 2 or > 36) return null;
        Int128 number = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetterLower(c) ? c - 'a' + 10 : int.MaxValue;
            if (digit >= @base) return null;
            number = (number * @base) + digit;
            if (number > (Int128)long.MaxValue) throw Arithmetic.TooLarge(state);
        }

        return (long)(isNegative ? -number : number);
    }

    static TemplateValue Round(RenderState state, TemplateValue value, Arguments arguments)
    {
        if (!value.Plain.IsNumber) throw state.Fail($"round takes a number, and was given {Truth.NameOf(value.Plain)}. Convert it with float.");
        var precision = (int)Math.Clamp(arguments.Whole(0, 0), -400, 400);
        var method = arguments.Text(1, "common");
        if (!RoundingMethods.Contains(method)) throw state.Fail($"round knows no method '{method}'. Use common, ceil or floor.");
        var number = value.Plain.AsFloat;
        if (value.Plain.Kind != TemplateValueKind.Fraction && method == "common" && precision >= 0) return TemplateValue.Of(value.Plain.AsInteger);
        if (!double.IsFinite(number)) return TemplateValue.Of(number);
        var scale = Math.Pow(10, precision);
        var rounded = method switch
        {
            "common" => ExactRounding.Round(number, precision),
            "ceil" => Math.Ceiling(number * scale) / scale,
            _ => Math.Floor(number * scale) / scale,
        };
        if (!double.IsFinite(rounded)) rounded = number;
        return value.Plain.Kind != TemplateValueKind.Fraction && method == "common" ? TemplateValue.Of((long)rounded) : TemplateValue.Of(rounded);
    }

    public static TemplateValue FileSize(RenderState state, TemplateValue value, bool isBinary)
    {
        if (Float(state, value.Plain) is not { } bytes) throw state.Fail($"filesizeformat takes a number of bytes, and was given {Truth.NameOf(value.Plain)}.");
        var size = isBinary ? 1024.0 : 1000.0;
        string[] units = isBinary ? ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"] : ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
        if (bytes == 1) return TemplateValue.Of("1 Byte");
        if (bytes < size) return TemplateValue.Of($"{(long)Math.Max(bytes, long.MinValue)} Bytes");
        var unit = 0;
        while (unit < units.Length - 1 && bytes >= Math.Pow(size, unit + 2)) unit++;
        var amount = bytes / Math.Pow(size, unit + 1);
        return TemplateValue.Of($"{(double.IsFinite(amount) ? ExactRounding.Fixed(amount, 1) : FloatText.Of(amount))} {units[unit]}");
    }
}
