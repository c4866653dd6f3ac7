using System.Globalization;
using System.Numerics;

namespace Orchestrix.Templates.Parsing;

/// <summary>Reads numbers: <c>1_000</c>, <c>0xFF</c>, <c>0o17</c>, <c>0b101</c>, <c>1.5</c>, <c>1e-3</c>.</summary>
static class NumberToken
{
    const string Digits = "0123456789";

    /// <param name="source">The source.</param>
    /// <param name="at">Where the number begins; afterwards, where it has ended.</param>
    /// <param name="isAfterDot">Whether it names an item, as in <c>a.0.1</c>, and so has no fraction.</param>
    public static Token Read(string source, ref int at, bool isAfterDot)
    {
        var start = at;
        if (source[at] == '0' && at + 1 < source.Length && BaseOf(source[at + 1]) is var (size, digits) && size > 0)
        {
            at += 2;
            return Whole(source, start, size, Take(source, ref at, digits));
        }

        var whole = Take(source, ref at, Digits);
        if (isAfterDot) return Whole(source[..at], start, 10, whole);
        var isFloat = false;
        if (at + 1 < source.Length && source[at] == '.' && char.IsAsciiDigit(source[at + 1]))
        {
            isFloat = true;
            at++;
            Take(source, ref at, Digits);
        }

        var exponent = at;
        if (exponent < source.Length && source[exponent] is 'e' or 'E')
        {
            exponent++;
            if (exponent < source.Length && source[exponent] is '+' or '-') exponent++;
            if (exponent < source.Length && char.IsAsciiDigit(source[exponent]))
            {
                isFloat = true;
                at = exponent;
                Take(source, ref at, Digits);
            }
        }

        if (!isFloat) return Whole(source[..at], start, 10, whole);
        var text = source[start..at];
        return new Token(TokenKind.Float, text, start) { Fraction = double.Parse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture) };
    }

    static (int Size, string Digits) BaseOf(char letter) => letter switch
    {
        'x' or 'X' => (16, "0123456789abcdefABCDEF"),
        'o' or 'O' => (8, "01234567"),
        'b' or 'B' => (2, "01"),
        _ => (0, ""),
    };

    static string Take(string source, ref int at, string digits)
    {
        var start = at;
        while (at < source.Length && (digits.Contains(source[at], StringComparison.Ordinal) || (source[at] == '_' && at + 1 < source.Length && digits.Contains(source[at + 1], StringComparison.Ordinal)))) at++;
        return source[start..at].Replace("_", "", StringComparison.Ordinal);
    }

    static Token Whole(string source, int start, int size, string digits)
    {
        BigInteger number = 0;
        foreach (var digit in digits)
        {
            number = (number * size) + Convert.ToInt32(digit.ToString(), 16);
            if (number > long.MaxValue) throw new SyntaxMistake(start, "the budget of numbers is used up: a whole number has more than 64 bits. Write a smaller one, or one with a fraction.", TemplateBudget.Numbers);
        }

        if (digits.Length == 0) throw new SyntaxMistake(start, "the number has no digits. Write some.");
        return new Token(TokenKind.Integer, digits, start) { Whole = (long)number };
    }
}
