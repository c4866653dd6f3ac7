using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Filters;

/// <summary>Filters that arrange texts: widths, margins and line breaks.</summary>
static class LayoutFilters
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("center", "width", (s, v, a) => Center(s, TextFilters.Read(s, v), a.Whole(0, 80), ' ')),
        Callable.Of("indent", "width first blank", Indent),
        Callable.Of("truncate", "length killwords end leeway", Truncate),
        Callable.Of("wordwrap", "width break_long_words wrapstring break_on_hyphens", WordWrap),
    ];

    public static TemplateValue Center(RenderState state, string text, long width, char fill)
    {
        var missing = Math.Max(0, width - text.Length);
        state.CheckLength(Math.Max(width, text.Length));
        var left = (missing / 2) + (missing & width & 1); // as Python has it
        return new TextMaker(state).Add(fill, left).Add(text).Add(fill, missing - left).ToValue();
    }

    static TemplateValue Indent(RenderState state, TemplateValue value, Arguments arguments)
    {
        var margin = arguments[0].Kind == TemplateValueKind.Text ? arguments[0].AsText : null;
        var width = margin is null ? arguments.Whole(0, 4) : 0;
        state.CheckLength(width);
        margin ??= new string(' ', (int)Math.Max(0, width));
        bool first = arguments.Flag(1), blank = arguments.Flag(2);
        var lines = TextFilters.Read(state, value).Split('\n');
        TextMaker text = new(state);
        for (var i = 0; i < lines.Length; i++)
        {
            state.Step();
            if (i > 0) text.Add('\n');
            if (i == 0 ? first : blank || lines[i].Length > 0) text.Add(margin);
            text.Add(lines[i]);
        }

        return text.ToValue();
    }

    static TemplateValue Truncate(RenderState state, TemplateValue value, Arguments arguments)
    {
        var text = TextFilters.Read(state, value);
        var end = arguments.Text(2, "...");
        var length = arguments.Whole(0, 255);
        var leeway = arguments.Whole(3, 5);
        if (length < end.Length) throw state.Fail($"truncate to {length} characters leaves no room for '{end}'. Give a length of at least {end.Length}.");
        if (leeway < 0) throw state.Fail($"the leeway of truncate is {leeway}. Give one that is not negative.");
        if (text.Length <= length || text.Length - leeway <= length) return state.Made(text);
        var cut = text[..(int)(length - end.Length)];
        if (!arguments.Flag(1) && cut.LastIndexOf(' ') is >= 0 and var space) cut = cut[..space];
        return new TextMaker(state).Add(cut).Add(end).ToValue();
    }

    static TemplateValue WordWrap(RenderState state, TemplateValue value, Arguments arguments)
    {
        var width = arguments.Whole(0, 79);
        if (width < 1) throw state.Fail($"the width of wordwrap is {width}. Give at least 1.");
        var breaksWords = arguments.Flag(1, true);
        var breaksHyphens = arguments.Flag(3, true);
        var separator = arguments.Text(2, "\n");
        TextMaker text = new(state);
        var isFirst = true;
        foreach (var line in Lines(TextFilters.Read(state, value)))
        {
            var wrapped = Wrap(state, line, (int)Math.Min(width, TemplateLimits.Output), breaksWords, breaksHyphens);
            if (wrapped.Count == 0) wrapped.Add("");
            foreach (var part in wrapped)
            {
                state.Step();
                if (!isFirst) text.Add(separator);
                isFirst = false;
                text.Add(part);
            }
        }

        return text.ToValue();
    }

    // A line end at the end begins no further line.
    static string[] Lines(string text)
    {
        if (text.Length == 0) return [];
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    // Python's textwrap: chunks of words and spaces; spaces at the ends of lines are dropped, except before the first word.
    static List<string> Wrap(RenderState state, string line, int width, bool breaksWords, bool breaksHyphens)
    {
        List<string> lines = [];
        Queue<string> chunks = new(Chunks(line, breaksHyphens));
        var current = "";
        while (chunks.TryPeek(out var chunk))
        {
            state.Step();
            if (current.Length == 0 && lines.Count > 0 && string.IsNullOrWhiteSpace(chunk))
            {
                chunks.Dequeue();
                continue;
            }

            if (current.Length + chunk.Length <= width)
            {
                current += chunks.Dequeue();
                state.Touch(current.Length);
                continue;
            }

            if (chunk.Length > width && (breaksWords || current.Length == 0))
            {
                var room = breaksWords ? width - current.Length : chunk.Length;
                current += chunk[..room];
                Queue<string> rest = new([.. chunk.Length > room ? [chunk[room..]] : Array.Empty<string>(), .. chunks.Skip(1)]);
                state.Step(rest.Count);
                state.Touch(chunk.Length);
                chunks = rest;
            }

            Flush();
        }

        Flush();
        return lines;

        void Flush()
        {
            var whole = current.TrimEnd();
            if (whole.Length > 0) lines.Add(whole);
            current = "";
        }
    }

    static IEnumerable<string> Chunks(string line, bool breaksHyphens)
    {
        var start = 0;
        for (var i = 1; i <= line.Length; i++)
        {
            var isEnd = i == line.Length || char.IsWhiteSpace(line[i]) != char.IsWhiteSpace(line[i - 1])
                || (breaksHyphens && line[i - 1] == '-' && char.IsLetter(line[i]) && i >= 2 && char.IsLetter(line[i - 2]));
            if (!isEnd) continue;
            yield return line[start..i];
            start = i;
        }
    }
}
