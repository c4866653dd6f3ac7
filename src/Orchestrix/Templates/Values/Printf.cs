using System.Globalization;
using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Values;

/// <summary>Puts values into a text with places such as <c>%s</c> and <c>%05.2f</c>, as Python's <c>%</c> does.</summary>
sealed class Printf
{
    readonly RenderState state;
    readonly string format;
    readonly IReadOnlyList<TemplateValue> values;
    readonly TemplateValue named;
    readonly TextMaker text;
    int at;
    int next;

    Printf(RenderState state, string format, IReadOnlyList<TemplateValue> values, TemplateValue named)
    {
        this.state = state;
        this.format = format;
        this.values = values;
        this.named = named;
        text = new TextMaker(state);
    }

    /// <param name="state">The rendering.</param>
    /// <param name="format">The text with places.</param>
    /// <param name="values">What comes into places without a name, in their order.</param>
    /// <param name="named">A map of what comes into places with one, such as <c>%(name)s</c>.</param>
    public static TemplateValue Format(RenderState state, string format, IReadOnlyList<TemplateValue> values, TemplateValue named) => new Printf(state, format, values, named).Run();

    TemplateValue Run()
    {
        var usesNames = false;
        while (at < format.Length)
        {
            var percent = format.IndexOf('%', at);
            text.Add(format.AsSpan(at, (percent < 0 ? format.Length : percent) - at));
            if (percent < 0) break;
            at = percent + 1;
            usesNames |= at < format.Length && format[at] == '(';
            state.Step();
            AddPlace();
        }

        if (!usesNames && next < values.Count && named.Kind != TemplateValueKind.Map) throw state.Fail($"the format has {next} places for {values.Count} values. Add a place such as %s for each.");
        return text.ToValue();
    }

    void AddPlace()
    {
        var value = ReadName();
        var flags = ReadWhile("-+ #0");
        var width = ReadNumber() ?? 0;
        if (width < 0) (width, flags) = (-width, flags + "-");
        int? precision = null;
        if (Peek('.'))
        {
            at++;
            precision = Math.Max(0, ReadNumber() ?? 0);
        }

        ReadWhile("hlL");
        if (at >= format.Length) throw state.Fail("the format ends within a place. Write what comes into it, such as %s, or %% for a percent sign.");
        state.CheckLength(width);
        if (precision is { } digits) state.CheckLength(digits);
        var kind = format[at++];
        if (kind == '%')
        {
            text.Add('%');
            return;
        }

        var (sign, body) = Convert(kind, (value ?? NextValue()).Plain, precision, flags);
        var missing = width - sign.Length - body.Length;
        var isNumber = kind is not ('s' or 'r' or 'c' or 'a');
        if (flags.Contains('-', StringComparison.Ordinal)) text.Add(sign).Add(body).Add(' ', missing);
        else if (isNumber && flags.Contains('0', StringComparison.Ordinal)) text.Add(sign).Add('0', missing).Add(body);
        else text.Add(' ', missing).Add(sign).Add(body);
    }

    TemplateValue? ReadName()
    {
        if (!Peek('(')) return null;
        var end = format.IndexOf(')', at);
        if (end < 0) throw state.Fail("a name in the format has no end. Write it as %(name)s.");
        var name = format[(at + 1)..end];
        at = end + 1;
        return named.Kind == TemplateValueKind.Map && named.AsMap.TryGet(TemplateValue.Of(name), out var value)
            ? value : throw state.Fail($"the format wants '{name}', which is not given. Give it by that name.");
    }

    TemplateValue NextValue() => next < values.Count ? values[next++] : throw state.Fail($"the format has more places than the {values.Count} values. Give a value for each.");

    (string Sign, string Body) Convert(char kind, TemplateValue value, int? precision, string flags)
    {
        switch (kind)
        {
            case 's' or 'r' or 'a':
                var written = kind == 's' ? ValueText.Of(state, value) : ValueText.Quoted(state, value);
                return ("", precision is { } most && most < written.Length ? written[..most] : written);
            case 'c':
                return ("", value.Kind == TemplateValueKind.Text && value.AsText.Length == 1 ? value.AsText
                    : value.Kind == TemplateValueKind.Whole && value.AsInteger is > 0 and < 0xD800 and var code ? ((char)code).ToString()
                    : throw state.Fail($"%c takes a character, and was given {Truth.NameOf(value)}."));
        }

        if (!value.IsNumber) throw state.Fail($"%{kind} takes a number, and was given {Truth.NameOf(value)}. Convert it with int or float, or use %s.");
        var isNegative = value.AsFloat < 0;
        var sign = isNegative ? "-" : flags.Contains('+', StringComparison.Ordinal) ? "+" : flags.Contains(' ', StringComparison.Ordinal) ? " " : "";
        return (sign, kind switch
        {
            'd' or 'i' or 'u' => Whole(value, "D").PadLeft(precision ?? 0, '0'),
            'x' => Whole(value, "x"),
            'X' => Whole(value, "X"),
            'o' => Whole(value, "o"),
            'f' or 'F' => Fraction(value, precision ?? 6),
            'e' or 'E' => Exponent(Math.Abs(value.AsFloat), precision ?? 6, kind),
            'g' or 'G' => General(Math.Abs(value.AsFloat), precision ?? 6, kind),
            _ => throw state.Fail($"%{kind} is unknown. Use %s for anything, %d for whole numbers, %f for others, and %% for a percent sign."),
        });
    }

    string Whole(TemplateValue value, string how)
    {
        if (value.Kind == TemplateValueKind.Fraction && !(Math.Abs(value.AsFloat) < long.MaxValue)) throw Arithmetic.TooLarge(state);
        var number = value.Kind == TemplateValueKind.Fraction ? (long)value.AsFloat : value.AsInteger;
        var size = number < 0 ? (ulong)-(number + 1) + 1 : (ulong)number;
        return how == "o" ? Octal(size) : size.ToString(how == "D" ? "D" : how, CultureInfo.InvariantCulture);
    }

    static string Octal(ulong number)
    {
        var digits = "";
        do digits = $"{number & 7}{digits}";
        while ((number >>= 3) != 0);
        return digits;
    }

    string Fraction(TemplateValue value, int precision)
    {
        state.Touch(precision);
        var size = Math.Abs(value.AsFloat);
        return double.IsFinite(size) ? ExactRounding.Fixed(size, precision) : FloatText.Of(size);
    }

    static string Exponent(double size, int precision, char kind)
    {
        if (!double.IsFinite(size)) return FloatText.Of(size);
        var written = size.ToString($"{kind}{precision}", CultureInfo.InvariantCulture); // with three digits of exponent, where Python has two
        var sign = written.LastIndexOfAny(['+', '-']);
        return $"{written[..(sign + 1)]}{written[(sign + 1)..].TrimStart('0').PadLeft(2, '0')}";
    }

    // Rounded to significant digits, without zeros at the end.
    static string General(double size, int precision, char kind)
    {
        if (!double.IsFinite(size)) return FloatText.Of(size);
        var digits = Math.Max(1, precision);
        var exponential = Exponent(size, digits - 1, 'e');
        var exponent = int.Parse(exponential[(exponential.IndexOf('e', StringComparison.Ordinal) + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string written;
        if (exponent < -4 || exponent >= digits)
        {
            var mark = exponential.IndexOf('e', StringComparison.Ordinal);
            written = Trim(exponential[..mark]) + exponential[mark..];
        }
        else
        {
            written = Trim(ExactRounding.Fixed(size, digits - 1 - exponent));
        }

        return kind == 'G' ? written.ToUpperInvariant() : written;
    }

    static string Trim(string digits) => digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;

    bool Peek(char character) => at < format.Length && format[at] == character;

    string ReadWhile(string characters)
    {
        var start = at;
        while (at < format.Length && characters.Contains(format[at], StringComparison.Ordinal)) at++;
        return format[start..at];
    }

    int? ReadNumber()
    {
        if (Peek('*'))
        {
            at++;
            return NextValue() is { Kind: TemplateValueKind.Whole } given ? (int)Math.Clamp(given.AsInteger, -TemplateLimits.Output - 1, TemplateLimits.Output + 1)
                : throw state.Fail("* in the format takes a whole number.");
        }

        var digits = ReadWhile("0123456789");
        if (digits.Length == 0) return null;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }
}
