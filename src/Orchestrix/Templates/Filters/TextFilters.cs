using System.Globalization;
using System.Text;
using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>Filters that change texts.</summary>
static class TextFilters
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("upper", "", (s, v, _) => s.Made(Read(s, v).ToUpperInvariant())),
        Callable.Of("lower", "", (s, v, _) => s.Made(Read(s, v).ToLowerInvariant())),
        Callable.Of("capitalize", "", (s, v, _) => s.Made(Capitalize(Read(s, v)))),
        Callable.Of("title", "", (s, v, _) => s.Made(Title(Read(s, v)))),
        Callable.Of("trim", "chars", (s, v, a) => s.Made(Trim(Read(s, v), a))),
        Callable.Of("string", "", (s, v, _) => s.Made(Read(s, v))),
        Callable.Of("safe", "", (s, v, _) => s.Made(Read(s, v))),
        Callable.Of("escape", "", (s, v, _) => Escape(s, Read(s, v))),
        Callable.Of("e", "", (s, v, _) => Escape(s, Read(s, v))),
        Callable.Of("striptags", "", (s, v, _) => s.Made(StripTags(Read(s, v)))),
        Callable.Of("replace", "old! new! count", (s, v, a) => Replace(s, Read(s, v), a.Text(0), a.Text(1), a.Whole(2, -1))),
        Callable.Of("urlencode", "", UrlEncode),
        Callable.Of("wordcount", "", (s, v, _) => TemplateValue.Of((long)Words(Read(s, v)))),
        Callable.Of("format", "* **", (s, v, a) => Printf.Format(
            s, Read(s, v), a.More, a.Named.Count == 0 ? TemplateValue.None : TemplateValue.Of(a.Named))),
        Callable.Of("tojson", "indent", (s, v, a) => TemplateValue.Of(ValueJson.ToText(s, v, a.Has(0) ? a.Count(0, 0) : null))),
        Callable.Of("flow_run_id", "", (s, v, _) => FlowRunId(Read(s, v))),
        Callable.Of("ui_url", "", (_, _, _) => TemplateValue.None),
        Callable.Of("ui_resource_events_url", "", (_, _, _) => TemplateValue.None),
    ];

    /// <summary>The value's text, counted as read.</summary>
    public static string Read(RenderState state, TemplateValue value)
    {
        var text = ValueText.Of(state, value);
        state.Touch(text.Length);
        return text;
    }

    public static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();

    public static string Trim(string text, Arguments arguments) => arguments.Has(0) ? text.Trim(arguments.Text(0).ToCharArray()) : text.Trim();

    /// <summary>Replaces from the left; a negative count means all.</summary>
    public static TemplateValue Replace(RenderState state, string text, string old, string by, long count)
    {
        TextMaker made = new(state);
        var from = 0;
        for (var done = 0L; count < 0 || done < count; done++)
        {
            var found = old.Length == 0 ? (done == 0 ? 0 : from + 1) : text.IndexOf(old, from, StringComparison.Ordinal);
            if (found < 0 || found > text.Length) break;
            state.Step();
            made.Add(text.AsSpan(from, found - from)).Add(by);
            from = found + old.Length;
        }

        return made.Add(text.AsSpan(from)).ToValue();
    }

    // As Jinja: words begin after white space, hyphens and brackets; an apostrophe begins none.
    static string Title(string text)
    {
        StringBuilder title = new(text.Length);
        var begins = true;
        foreach (var c in text)
        {
            var isBreak = char.IsWhiteSpace(c) || c is '-' or '(' or '{' or '[' or '<';
            title.Append(begins && !isBreak ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
            begins = isBreak;
        }

        return title.ToString();
    }

    public static TemplateValue Escape(RenderState state, string text)
    {
        TextMaker escaped = new(state);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Add("&amp;"),
                '<' => escaped.Add("&lt;"),
                '>' => escaped.Add("&gt;"),
                '"' => escaped.Add("&#34;"),
                '\'' => escaped.Add("&#39;"),
                _ => escaped.Add(c),
            };
        }

        return escaped.ToValue();
    }

    static string StripTags(string text)
    {
        StringBuilder kept = new(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] != '<' ? -1
                : string.CompareOrdinal(text, i, "<!--", 0, 4) == 0 && text.IndexOf("-->", i + 4, StringComparison.Ordinal) is >= 0 and var close ? close + 2
                : text.IndexOf('>', i);
            if (end < 0 && text[i] == '<')
            {
                kept.Append(text.AsSpan(i)); // nothing closes any more
                break;
            }

            if (end >= 0) i = end;
            else kept.Append(text[i]);
        }

        return string.Join(' ', System.Net.WebUtility.HtmlDecode(kept.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    static TemplateValue UrlEncode(RenderState state, TemplateValue value, Arguments arguments)
    {
        var plain = value.Plain;
        TextMaker text = new(state);
        if (plain.Kind is not (TemplateValueKind.Map or TemplateValueKind.List)) return text.Add(Quote(Read(state, plain), keepsSlash: true)).ToValue();
        var pairs = Sequences.EntriesOf(state, plain) ?? [.. Sequences.ItemsOf(state, plain).Select(i => PairOf(state, i))];
        foreach (var (key, item) in pairs)
        {
            if (text.Length > 0) text.Add('&');
            text.Add(Quote(Read(state, key), keepsSlash: false)).Add('=').Add(Quote(Read(state, item), keepsSlash: false));
        }

        return text.ToValue();
    }

    static KeyValuePair<TemplateValue, TemplateValue> PairOf(RenderState state, TemplateValue item) => Sequences.ItemsOf(state, item) is [var key, var value]
        ? new(key, value) : throw state.Fail("urlencode takes a text, a map, or a list of pairs.");

    static string Quote(string text, bool keepsSlash)
    {
        var quoted = Uri.EscapeDataString(ValueJson.Whole(text)).Replace("!", "%21", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal)
            .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("*", "%2A", StringComparison.Ordinal);
        return keepsSlash ? quoted.Replace("%2F", "/", StringComparison.Ordinal) : quoted.Replace("%20", "+", StringComparison.Ordinal);
    }

    static int Words(string text)
    {
        var count = 0;
        var isWithin = false;
        foreach (var c in text)
        {
            var isWord = char.IsLetterOrDigit(c) || c == '_' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;
            if (isWord && !isWithin) count++;
            isWithin = isWord;
        }

        return count;
    }

    static TemplateValue FlowRunId(string text)
    {
        const string before = "flow-run/";
        const int idLength = 36;
        for (var at = text.IndexOf(before, StringComparison.Ordinal); at >= 0; at = text.IndexOf(before, at + 1, StringComparison.Ordinal))
        {
            var id = text.AsSpan(at + before.Length, Math.Min(idLength, text.Length - at - before.Length));
            if (!id.ContainsAnyInRange('A', 'F') && Guid.TryParseExact(id, "D", out _)) return TemplateValue.Of(id.ToString());
        }

        return TemplateValue.None;
    }
}
