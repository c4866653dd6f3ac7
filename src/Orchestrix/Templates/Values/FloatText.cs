using System.Globalization;
using System.Text;

namespace Orchestrix.Templates.Values;

/// <summary>Writes numbers with fractions as Python does: always with a point or an exponent, with an exponent from 1e16 on and below 0.0001.</summary>
static class FloatText
{
    public static string Of(double number)
    {
        if (double.IsNaN(number)) return "nan";
        if (double.IsInfinity(number)) return number > 0 ? "inf" : "-inf";
        if (number == 0) return double.IsNegative(number) ? "-0.0" : "0.0";
        var (digits, exponent) = Split(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture));
        return (number < 0 ? "-" : "") + Join(digits, exponent);
    }

    // The digits without zeros around them, and the power of ten of the first.
    static (string Digits, int Exponent) Split(ReadOnlySpan<char> text)
    {
        var power = 0;
        if (text.IndexOf('E') is >= 0 and var e)
        {
            power = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var all = string.Concat(whole, point < 0 ? "" : text[(point + 1)..]);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0') is { Length: > 0 } digits ? digits : "0", power + whole.Length - 1 - leading);
    }

    static string Join(string digits, int exponent)
    {
        const int firstWithExponent = 16, lastWithExponent = -5;
        if (exponent is >= firstWithExponent or <= lastWithExponent)
        {
            var sign = exponent < 0 ? "-" : "+";
            return $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{sign}{Math.Abs(exponent):00}";
        }

        StringBuilder text = new();
        if (exponent < 0) return text.Append("0.").Append('0', -exponent - 1).Append(digits).ToString();
        if (digits.Length <= exponent + 1) return text.Append(digits).Append('0', exponent + 1 - digits.Length).Append(".0").ToString();
        return text.Append(digits, 0, exponent + 1).Append('.').Append(digits, exponent + 1, digits.Length - exponent - 1).ToString();
    }
}
