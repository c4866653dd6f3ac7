using System.Globalization;
using System.Text;

namespace Orchestrix.Templates.Parsing;

/// <summary>Reads texts in quotation marks, with the escapes of Python.</summary>
static class TextToken
{
    public static Token Read(string source, ref int at)
    {
        var start = at;
        var mark = source[at++];
        StringBuilder text = new();
        while (at < source.Length && source[at] != mark)
        {
            var c = source[at++];
            if (c != '\\' || at >= source.Length) text.Append(c);
            else AppendEscape(source, ref at, text);
        }

        if (at >= source.Length) throw new SyntaxMistake(start, $"the text has no end. Close it with {mark}.");
        at++;
        return new Token(TokenKind.Text, text.ToString(), start);
    }

    static void AppendEscape(string source, ref int at, StringBuilder text)
    {
        var c = source[at++];
        switch (c)
        {
            case '\n': break;
            case '\\' or '\'' or '"': text.Append(c); break;
            case 'n': text.Append('\n'); break;
            case 'r': text.Append('\r'); break;
            case 't': text.Append('\t'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'v': text.Append('\v'); break;
            case 'a': text.Append('\a'); break;
            case 'x': AppendCode(source, ref at, text, 2); break;
            case 'u': AppendCode(source, ref at, text, 4); break;
            case 'U': AppendCode(source, ref at, text, 8); break;
            default: text.Append('\\').Append(c); break;
        }
    }

    static void AppendCode(string source, ref int at, StringBuilder text, int digits)
    {
        if (at + digits > source.Length || !uint.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF)
            throw new SyntaxMistake(at - 2, $"the escape needs {digits} hexadecimal digits of a character. Write them, or double the backslash.");
        if (code < 0x10000) text.Append((char)code);
        else text.Append(char.ConvertFromUtf32((int)code));
        at += digits;
    }
}
