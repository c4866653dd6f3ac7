using System.Globalization;
using System.Text;

namespace Orchestrix.Yaml;

/// <summary>How texts stand in YAML: bare where nothing can take them for anything else, in lines where they have lines, else in double quotes.</summary>
static class YamlTexts
{
    /// <summary>A text as a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">How far its lines are indented, if it has any.</param>
    public static string Of(string text, int indent) => HasPlainLines(text) ? Lines(text, indent) : Quoted(text);

    /// <summary>A text in one line.</summary>
    public static string Quoted(string text) => IsPlain(text) ? text : InQuotes(text);

    static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsLetter(text[0]) || text[0] is '_' or '/')
        && PlainScalars.IsOnlyText(text)
        && text[^1] != ' '
        && !Enumerable.Range(0, text.Length).Any(i => !IsBare(text, i));

    // Less than YAML allows: what people have to think about stands in quotes.
    static bool IsBare(string text, int i) => text[i] switch
    {
        ':' => i > 0 && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i + 1]),
        '*' or '&' or '!' or '?' or '%' or '@' or '\'' => i > 0 && EndsWord(text[i - 1]) && (i + 1 == text.Length || text[i + 1] == ' ' || EndsWord(text[i + 1])), // as in order.*, R&D, it's
        var c => char.IsLetterOrDigit(c) || " _./-+(),;=".Contains(c, StringComparison.Ordinal),
    };

    static bool EndsWord(char c) => char.IsLetterOrDigit(c) || c == '.';

    static bool HasPlainLines(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && !char.IsWhiteSpace(text[0]) // the indentation would have to be told
        && !string.IsNullOrWhiteSpace(text[(text.TrimEnd('\n').LastIndexOf('\n') + 1)..])
        && !text.Any(c => c != '\n' && IsSpecial(c));

    static string Lines(string text, int indent)
    {
        var ends = text.Length - text.TrimEnd('\n').Length;
        StringBuilder lines = new(ends switch { 0 => "|-", 1 => "|", _ => "|+" });
        foreach (var line in (ends == 0 ? text : text[..^1]).Split('\n'))
        {
            lines.Append('\n');
            if (line.Length > 0) lines.Append(' ', indent).Append(line);
        }

        return lines.ToString();
    }

    static string InQuotes(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsSpecial(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    /// <summary>What YAML does not allow as it is, takes for the end of a line, or nobody would see.</summary>
    static bool IsSpecial(char c) => c is < ' ' or (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
