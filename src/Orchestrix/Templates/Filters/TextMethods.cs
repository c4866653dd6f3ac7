using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>What can be called on a text, as in Python.</summary>
static class TextMethods
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Of("upper", "", (s, v, _) => s.Made(v.ToUpperInvariant())),
        Of("lower", "", (s, v, _) => s.Made(v.ToLowerInvariant())),
        Of("capitalize", "", (s, v, _) => s.Made(TextFilters.Capitalize(v))),
        Of("title", "", (s, v, _) => s.Made(Title(v))),
        Of("strip", "chars", (s, v, a) => s.Made(TextFilters.Trim(v, a))),
        Of("lstrip", "chars", (s, v, a) => s.Made(a.Has(0) ? v.TrimStart(a.Text(0).ToCharArray()) : v.TrimStart())),
        Of("rstrip", "chars", (s, v, a) => s.Made(a.Has(0) ? v.TrimEnd(a.Text(0).ToCharArray()) : v.TrimEnd())),
        Of("split", "sep maxsplit", (s, v, a) => Split(s, v, a, fromEnd: false)),
        Of("rsplit", "sep maxsplit", (s, v, a) => Split(s, v, a, fromEnd: true)),
        Of("splitlines", "", (s, v, _) => List(s, v.Length == 0 ? [] : (v.EndsWith('\n') ? v[..^1] : v).ReplaceLineEndings("\n").Split('\n'))),
        Of("replace", "old! new! count", (s, v, a) => TextFilters.Replace(s, v, a.Text(0), a.Text(1), a.Whole(2, -1))),
        Of("startswith", "prefix!", (_, v, a) => TemplateValue.Of(v.StartsWith(a.Text(0), StringComparison.Ordinal))),
        Of("endswith", "suffix!", (_, v, a) => TemplateValue.Of(v.EndsWith(a.Text(0), StringComparison.Ordinal))),
        Of("removeprefix", "prefix!", (s, v, a) => s.Made(v.StartsWith(a.Text(0), StringComparison.Ordinal) ? v[a.Text(0).Length..] : v)),
        Of("removesuffix", "suffix!", (s, v, a) => s.Made(a.Text(0) is { Length: > 0 } end && v.EndsWith(end, StringComparison.Ordinal) ? v[..^end.Length] : v)),
        Of("find", "sub!", (_, v, a) => TemplateValue.Of((long)v.IndexOf(a.Text(0), StringComparison.Ordinal))),
        Of("rfind", "sub!", (_, v, a) => TemplateValue.Of((long)v.LastIndexOf(a.Text(0), StringComparison.Ordinal))),
        Of("isdigit", "", (_, v, _) => TemplateValue.Of(v.Length > 0 && v.All(char.IsDigit))),
        Of("isalpha", "", (_, v, _) => TemplateValue.Of(v.Length > 0 && v.All(char.IsLetter))),
        Of("isalnum", "", (_, v, _) => TemplateValue.Of(v.Length > 0 && v.All(char.IsLetterOrDigit))),
        Of("isspace", "", (_, v, _) => TemplateValue.Of(v.Length > 0 && v.All(char.IsWhiteSpace))),
        Of("zfill", "width!", (s, v, a) => ZeroFill(s, v, a.Whole(0, 0))),
        Of("ljust", "width! fillchar", (s, v, a) => new TextMaker(s).Add(v).Add(Fill(s, a), a.Whole(0, 0) - v.Length).ToValue()),
        Of("rjust", "width! fillchar", (s, v, a) => new TextMaker(s).Add(Fill(s, a), a.Whole(0, 0) - v.Length).Add(v).ToValue()),
        Of("center", "width! fillchar", (s, v, a) => LayoutFilters.Center(s, v, a.Whole(0, 0), Fill(s, a))),
        Of("join", "items!", Join),
        Of("strftime", "format!", (s, v, a) => HumanFilters.Moment(s, TemplateValue.Of(v), a.Text(0))),
        Of("isoformat", "", (_, v, _) => TemplateValue.Of(v)),
    ];

    static KeyValuePair<string, Callable> Of(string name, string parameters, Func<RenderState, string, Arguments, TemplateValue> apply) => Callable.Of(name, parameters, (state, value, arguments) =>
    {
        if (value.IsUndefined) return value;
        if (value.Plain.Kind != TemplateValueKind.Text) throw state.Fail($"{Truth.NameOf(value.Plain)} has no method '{name}'. It is one of texts; convert with string.");
        state.Touch(value.Plain.AsText.Length);
        return apply(state, value.Plain.AsText, arguments);
    });

    static string Title(string text)
    {
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length; i++) letters[i] = i > 0 && char.IsLetter(letters[i - 1]) ? char.ToLowerInvariant(letters[i]) : char.ToUpperInvariant(letters[i]);
        return new string(letters);
    }

    static TemplateValue Split(RenderState state, string text, Arguments arguments, bool fromEnd)
    {
        var most = arguments.Whole(1, -1);
        List<string> parts = [];
        if (!arguments.Has(0))
        {
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (most < 0 || words.Length <= most + 1) return List(state, words);
            return SplitWords(state, text, (int)most, fromEnd);
        }

        var separator = arguments.Text(0);
        if (separator.Length == 0) throw state.Fail("a text cannot be split at nothing. Give what stands between its parts.");
        var rest = text;
        while (most < 0 || parts.Count < most)
        {
            state.Step();
            var at = fromEnd ? rest.LastIndexOf(separator, StringComparison.Ordinal) : rest.IndexOf(separator, StringComparison.Ordinal);
            if (at < 0) break;
            state.Touch(rest.Length);
            parts.Add(fromEnd ? rest[(at + separator.Length)..] : rest[..at]);
            rest = fromEnd ? rest[..at] : rest[(at + separator.Length)..];
        }

        parts.Add(rest);
        if (fromEnd) parts.Reverse();
        return List(state, parts);
    }

    static TemplateValue SplitWords(RenderState state, string text, int most, bool fromEnd)
    {
        List<string> parts = [];
        var rest = text.Trim();
        while (parts.Count < most)
        {
            state.Step();
            var at = -1;
            for (var i = 0; i < rest.Length && (at < 0 || fromEnd); i++)
                if (char.IsWhiteSpace(rest[i])) at = i;
            if (at < 0) break;
            state.Touch(rest.Length);
            parts.Add(fromEnd ? rest[(at + 1)..] : rest[..at]);
            rest = (fromEnd ? rest[..at] : rest[(at + 1)..]).Trim();
        }

        parts.Add(rest);
        if (fromEnd) parts.Reverse();
        return List(state, parts);
    }

    static TemplateValue ZeroFill(RenderState state, string text, long width)
    {
        var sign = text.StartsWith('-') || text.StartsWith('+') ? 1 : 0;
        return new TextMaker(state).Add(text.AsSpan(0, sign)).Add('0', width - text.Length).Add(text.AsSpan(sign)).ToValue();
    }

    static TemplateValue Join(RenderState state, string between, Arguments arguments)
    {
        TextMaker text = new(state);
        var isFirst = true;
        foreach (var item in Sequences.ItemsOf(state, arguments[0]))
        {
            if (!isFirst) text.Add(between);
            isFirst = false;
            text.Add(ValueText.Of(state, item));
        }

        return text.ToValue();
    }

    static char Fill(RenderState state, Arguments arguments) => arguments.Text(1, " ") is { Length: 1 } one ? one[0] : throw state.Fail("what fills has to be one character.");

    static TemplateValue List(RenderState state, IEnumerable<string> parts) => state.Made([.. parts.Select(TemplateValue.Of)]);
}
