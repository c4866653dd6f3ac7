using Orchestrix.Automations.Documents;

namespace Orchestrix.Yaml;

/// <summary>What a scalar without quotes means. Numbers are those that all YAML and JSON understand alike; what only some would take for one is a text.</summary>
static class PlainScalars
{
    public static (DocumentNodeKind Kind, string Text) Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (DocumentNodeKind.Null, ""),
        "true" or "True" or "TRUE" => (DocumentNodeKind.True, ""),
        "false" or "False" or "FALSE" => (DocumentNodeKind.False, ""),
        _ => NumberOf(text) is { } number ? (DocumentNodeKind.Number, number) : (DocumentNodeKind.Text, text),
    };

    /// <summary>Whether some YAML, old or new, would take the text for something else when it stands without quotes.</summary>
    public static bool IsOnlyText(string text) =>
        Resolve(text).Kind == DocumentNodeKind.Text
        && !char.IsAsciiDigit(text[0]) && text[0] is not ('.' or '+' or '-') // numbers of all kinds, times of day, dates
        && text.ToLowerInvariant() is not ("yes" or "no" or "on" or "off" or "y" or "n" or "=" or "<<");

    /// <summary>A number as JSON writes it; null when it is none.</summary>
    static string? NumberOf(string text)
    {
        var at = 0;
        var sign = "";
        if (at < text.Length && (text[at] is '+' or '-')) sign = text[at++] == '-' ? "-" : "";
        var whole = Digits(text, ref at);
        var fraction = "";
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at);
            if (whole.Length + fraction.Length == 0) return null;
        }
        else if (whole.Length == 0)
        {
            return null;
        }

        if (whole.Length > 1 && whole[0] == '0') return null; // octal for some
        var exponent = "";
        if (at < text.Length && (text[at] is 'e' or 'E'))
        {
            var start = at++;
            if (at < text.Length && (text[at] is '+' or '-')) at++;
            if (Digits(text, ref at).Length == 0) return null;
            exponent = text[start..at];
        }

        return at == text.Length ? $"{sign}{(whole.Length == 0 ? "0" : whole)}{(fraction.Length == 0 ? "" : $".{fraction}")}{exponent}" : null;
    }

    static string Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text[start..at];
    }
}
