using System.Buffers;

namespace Orchestrix.Templates.Parsing;

/// <summary>Cuts a source into tokens: text, and what stands within tags.</summary>
sealed class Lexer
{
    static readonly SearchValues<string> Opening = SearchValues.Create(["{{", "{%", "{#"], StringComparison.Ordinal);

    readonly string source;
    readonly List<Token> tokens = [];
    int at;

    Lexer(string source) => this.source = source;

    /// <summary>The source as it is read: line ends are one character, and one at the end of all is left out.</summary>
    public static string Normalize(string source)
    {
        var lines = source.Contains('\r', StringComparison.Ordinal) ? source.ReplaceLineEndings("\n") : source;
        return lines.EndsWith('\n') ? lines[..^1] : lines;
    }

    /// <exception cref="SyntaxMistake">A tag, a comment or a text has no end, or there is a character that means nothing.</exception>
    public static List<Token> Read(string source)
    {
        Lexer lexer = new(source);
        lexer.Run();
        return lexer.tokens;
    }

    void Run()
    {
        var trims = false;
        while (at < source.Length)
        {
            var start = at;
            var open = source.AsSpan(at).IndexOfAny(Opening);
            var next = open < 0 ? source.Length : at + open;
            var mark = next + 2 < source.Length ? source[next + 2] : ' ';
            AddData(start, next, trims, mark == '-' && open >= 0);
            at = next;
            if (open < 0) break;
            at += mark is '-' or '+' ? 3 : 2;
            trims = source[next + 1] switch
            {
                '#' => SkipComment(next),
                '%' when RawBlock() is { } raw => raw,
                _ => ReadTag(next),
            };
        }

        tokens.Add(new Token(TokenKind.End, "", source.Length));
    }

    void AddData(int from, int to, bool trimsStart, bool trimsEnd)
    {
        if (trimsStart)
            while (from < to && char.IsWhiteSpace(source[from])) from++;
        if (trimsEnd)
            while (to > from && char.IsWhiteSpace(source[to - 1])) to--;
        if (to > from) tokens.Add(new Token(TokenKind.Data, source[from..to], from));
    }

    bool SkipComment(int begin)
    {
        var end = source.IndexOf("#}", at, StringComparison.Ordinal);
        if (end < 0) throw new SyntaxMistake(begin, "the comment has no end. Close it with '#}'.");
        at = end + 2;
        return end > begin + 2 && source[end - 1] == '-';
    }

    // After '{%': whether this is raw text, and then whether what follows is trimmed.
    bool? RawBlock()
    {
        var begin = at;
        var place = SkipSpace(at);
        if (!WordAt(place, "raw")) return null;
        place = SkipSpace(place + 3);
        var trimsStart = place < source.Length && source[place] == '-';
        if (place < source.Length && source[place] is '-' or '+') place++;
        if (!Has(place, "%}")) return null;
        var from = place + 2;
        for (var open = from; (open = source.IndexOf("{%", open, StringComparison.Ordinal)) >= 0; open += 2)
        {
            var inside = open + 2;
            var trimsEnd = inside < source.Length && source[inside] == '-';
            if (inside < source.Length && source[inside] is '-' or '+') inside++;
            inside = SkipSpace(inside);
            if (!WordAt(inside, "endraw")) continue;
            inside = SkipSpace(inside + 6);
            var trims = inside < source.Length && source[inside] == '-';
            if (inside < source.Length && source[inside] is '-' or '+') inside++;
            if (!Has(inside, "%}")) continue;
            AddData(from, open, trimsStart, trimsEnd);
            at = inside + 2;
            return trims;
        }

        throw new SyntaxMistake(Math.Max(0, begin - 2), "the raw text has no end. Close it with {% endraw %}.");
    }

    bool ReadTag(int begin)
    {
        var isBlock = source[begin + 1] == '%';
        tokens.Add(new Token(isBlock ? TokenKind.BlockBegin : TokenKind.PrintBegin, isBlock ? "{%" : "{{", begin));
        var end = isBlock ? "%}" : "}}";
        Stack<char> brackets = new();
        while (true)
        {
            at = SkipSpace(at);
            if (at >= source.Length) throw new SyntaxMistake(begin, $"the tag '{(isBlock ? "{%" : "{{")}' has no end. Close it with '{end}'.");
            if (brackets.Count == 0)
            {
                var sign = source[at] is '-' or '+' ? 1 : 0;
                if (Has(at + sign, end))
                {
                    tokens.Add(new Token(isBlock ? TokenKind.BlockEnd : TokenKind.PrintEnd, end, at));
                    at += sign + 2;
                    return sign == 1 && source[at - 3] == '-';
                }
            }

            ReadToken(brackets);
        }
    }

    void ReadToken(Stack<char> brackets)
    {
        var first = source[at];
        if (char.IsAsciiDigit(first)) tokens.Add(NumberToken.Read(source, ref at, isAfterDot: tokens[^1].Is(".")));
        else if (first is '\'' or '"') tokens.Add(TextToken.Read(source, ref at));
        else if (char.IsLetter(first) || first == '_')
        {
            var start = at;
            while (at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] == '_')) at++;
            tokens.Add(new Token(TokenKind.Name, source[start..at], start));
        }
        else
        {
            ReadOperator(brackets);
        }
    }

    void ReadOperator(Stack<char> brackets)
    {
        var symbol = at + 1 < source.Length && source.Substring(at, 2) is "//" or "**" or "==" or "!=" or "<=" or ">=" ? source.Substring(at, 2) : source[at].ToString();
        if (symbol.Length == 1 && !"+-*/%~<>=.,:|()[]{}".Contains(symbol[0], StringComparison.Ordinal))
            throw new SyntaxMistake(at, $"the character '{symbol}' means nothing here. Leave it out, or put it into quotation marks.");
        switch (symbol[0])
        {
            case '(' or '[' or '{':
                brackets.Push(symbol[0] switch { '(' => ')', '[' => ']', _ => '}' });
                break;
            case ')' or ']' or '}':
                if (!brackets.TryPop(out var expected)) throw new SyntaxMistake(at, $"'{symbol}' closes nothing. Leave it out.");
                if (expected != symbol[0]) throw new SyntaxMistake(at, $"'{symbol}' stands where '{expected}' should. Close what was opened last first.");
                break;
        }

        tokens.Add(new Token(TokenKind.Operator, symbol, at));
        at += symbol.Length;
    }

    int SkipSpace(int place)
    {
        while (place < source.Length && char.IsWhiteSpace(source[place])) place++;
        return place;
    }

    bool Has(int place, string text) => place <= source.Length && string.CompareOrdinal(source, place, text, 0, text.Length) == 0;

    bool WordAt(int place, string word) => Has(place, word) && (place + word.Length >= source.Length || !char.IsLetterOrDigit(source[place + word.Length]));
}
