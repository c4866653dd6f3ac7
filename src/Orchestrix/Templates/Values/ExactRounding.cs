using System.Globalization;
using System.Numerics;

namespace Orchestrix.Templates.Values;

/// <summary>Rounds numbers by what they really are, as Python does: 2.675 is a little less, and exact halves go to the even neighbour.</summary>
static class ExactRounding
{
    const int MostDigits = 1_100; // a double has no more behind the point

    /// <summary>A finite number that is not negative, with a number of digits behind the point.</summary>
    public static string Fixed(double size, int digits)
    {
        var kept = Math.Min(digits, MostDigits);
        var text = Scaled(size, kept).ToString(CultureInfo.InvariantCulture).PadLeft(kept + 1, '0');
        return digits == 0 ? text : $"{text[..^kept]}.{text[^kept..]}{new string('0', digits - kept)}";
    }

    /// <summary>A finite number, rounded to a number of digits behind the point; to tens and hundreds when that is negative.</summary>
    public static double Round(double number, int digits)
    {
        if (digits > MostDigits || number == 0) return number;
        var size = double.Parse($"{Scaled(Math.Abs(number), digits)}e{-digits}", NumberStyles.Float, CultureInfo.InvariantCulture);
        return number < 0 ? -size : size;
    }

    // The number times a power of ten, as a whole number.
    static BigInteger Scaled(double size, int digits)
    {
        var bits = BitConverter.DoubleToInt64Bits(size);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger top = (bits & 0xF_FFFF_FFFF_FFFF) | (exponent > 0 ? 1L << 52 : 0);
        var power = Math.Max(1, exponent) - 1_075;
        BigInteger bottom = 1;
        if (power > 0) top <<= power;
        else bottom <<= -power;
        if (digits > 0) top *= BigInteger.Pow(10, digits);
        else bottom *= BigInteger.Pow(10, -digits);
        var whole = BigInteger.DivRem(top, bottom, out var rest);
        var half = (rest * 2).CompareTo(bottom);
        return half > 0 || (half == 0 && !whole.IsEven) ? whole + 1 : whole;
    }
}
