using System.Text;
using Orchestrix.Automations.Documents;

namespace Orchestrix.Yaml;

/// <summary>Makes text of bytes, and tells what is no text.</summary>
static class DocumentText
{
    public const int LargestBytes = 256 * 1024;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of bytes in UTF-8, with or without a byte order mark; null after a mistake.</summary>
    /// <param name="bytes">The bytes; none when there are too many.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="mistakes">Takes the mistake.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, long length, DocumentMistakes mistakes)
    {
        if (length > LargestBytes)
        {
            AddTooLarge(length, mistakes);
            return null;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return AddWrong(bytes, 0, "The document is written as UTF-16 or UTF-32. Write it as UTF-8.", mistakes);
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.IndexOf((byte)0) is >= 0 and var zero) return AddWrong(bytes, zero, "The document has a byte 0 here: it is no text, or one that is not written as UTF-8. Write it as UTF-8.", mistakes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var at = Math.Clamp(exception.Index, 0, Math.Max(bytes.Length - 1, 0));
            return AddWrong(bytes, at, $"The document is not written as UTF-8: the byte 0x{bytes[at]:X2} here is none of it. Write it as UTF-8.", mistakes);
        }
    }

    /// <summary>The same text when YAML allows each of its characters, without a byte order mark; null after a mistake.</summary>
    public static string? Check(string text, DocumentMistakes mistakes)
    {
        if (text.Length > LargestBytes || Encoding.UTF8.GetByteCount(text) is > LargestBytes)
        {
            AddTooLarge(Encoding.UTF8.GetByteCount(text), mistakes);
            return null;
        }

        if (text.StartsWith('\uFEFF')) text = text[1..];
        var (line, column) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsLowSurrogate(c)) column++;
            if (c == '\n') (line, column) = (line + 1, 0);
            if (IsAllowed(text, i)) continue;
            mistakes.Add("", $"The document has the character U+{(int)c:X4} here, which YAML does not allow. Leave it out, or write it as an escape in double quotes.", line, Math.Max(column, 1)); // half a character counts as one
            return null;
        }

        return text;
    }

    static bool IsAllowed(string text, int i) => text[i] switch
    {
        '\t' or '\n' or '\r' or '\u0085' => true,
        >= ' ' and < '\u007F' => true,
        '\uFFFE' or '\uFFFF' => false,
        var c when char.IsHighSurrogate(c) => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]),
        var c when char.IsLowSurrogate(c) => i > 0 && char.IsHighSurrogate(text[i - 1]),
        var c => c > '\u009F',
    };

    static void AddTooLarge(long length, DocumentMistakes mistakes) =>
        mistakes.Add("", $"The document has {length:N0} bytes; at most {LargestBytes:N0} are read. Divide it into several.", 1, 1);

    static string? AddWrong(ReadOnlySpan<byte> bytes, int at, string message, DocumentMistakes mistakes)
    {
        var before = bytes[..at];
        var start = before.LastIndexOf((byte)'\n') + 1;
        var column = 1;
        foreach (var value in before[start..])
            if ((value & 0xC0) != 0x80) column++;
        mistakes.Add("", message, before.Count((byte)'\n') + 1, column);
        return null;
    }
}
