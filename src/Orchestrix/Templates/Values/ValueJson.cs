using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Values;

/// <summary>Turns values into JSON: as data, or as Python's <c>json.dumps</c> writes it.</summary>
static class ValueJson
{
    public static JsonElement ToElement(RenderState state, TemplateValue value)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer)) Write(state, json, value.Plain);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>Text in which what means something in HTML is escaped, as the filter <c>tojson</c> gives it.</summary>
    public static string ToText(RenderState state, TemplateValue value, int? indent)
    {
        TextMaker text = new(state);
        Write(state, text, value.Plain, indent, 0);
        return text.ToString();
    }

    static void Write(RenderState state, Utf8JsonWriter json, TemplateValue value)
    {
        state.Step();
        switch (value.Kind)
        {
            case TemplateValueKind.Undefined or TemplateValueKind.None: json.WriteNullValue(); break;
            case TemplateValueKind.Boolean: json.WriteBooleanValue(value.AsBoolean); break;
            case TemplateValueKind.Whole: json.WriteNumberValue(value.AsInteger); break;
            case TemplateValueKind.Fraction: json.WriteRawValue(Number(state, value.AsFloat)); break;
            case TemplateValueKind.Text:
                state.Touch(value.AsText.Length);
                json.WriteStringValue(Whole(value.AsText));
                break;
            case TemplateValueKind.List:
                state.Enter();
                json.WriteStartArray();
                foreach (var item in value.AsList) Write(state, json, item.Plain);
                json.WriteEndArray();
                state.Leave();
                break;
            default:
                state.Enter();
                json.WriteStartObject();
                foreach (var (key, item) in EntriesOf(state, value))
                {
                    json.WritePropertyName(Whole(key));
                    Write(state, json, item.Plain);
                }

                json.WriteEndObject();
                state.Leave();
                break;
        }
    }

    static void Write(RenderState state, TextMaker text, TemplateValue value, int? indent, int level)
    {
        state.Step();
        switch (value.Kind)
        {
            case TemplateValueKind.Undefined or TemplateValueKind.None: text.Add("null"); break;
            case TemplateValueKind.Boolean: text.Add(value.AsBoolean ? "true" : "false"); break;
            case TemplateValueKind.Whole: text.Add(value.AsInteger.ToString(CultureInfo.InvariantCulture)); break;
            case TemplateValueKind.Fraction: text.Add(Number(state, value.AsFloat)); break;
            case TemplateValueKind.Text: Quote(text, value.AsText); break;
            case TemplateValueKind.List:
                WriteAll(state, text, value.AsList, '[', ']', indent, level, item => Write(state, text, item.Plain, indent, level + 1));
                break;
            default:
                WriteAll(state, text, EntriesOf(state, value).OrderBy(e => e.Key, StringComparer.Ordinal), '{', '}', indent, level, entry =>
                {
                    Quote(text, entry.Key);
                    text.Add(": ");
                    Write(state, text, entry.Value.Plain, indent, level + 1);
                });
                break;
        }
    }

    static void WriteAll<T>(RenderState state, TextMaker text, IEnumerable<T> items, char open, char close, int? indent, int level, Action<T> write)
    {
        state.Enter();
        text.Add(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) text.Add(indent is null ? ", " : ",");
            isFirst = false;
            NewLine(level + 1);
            write(item);
        }

        if (!isFirst) NewLine(level);
        text.Add(close);
        state.Leave();

        void NewLine(int deep)
        {
            if (indent is { } width) text.Add('\n').Add(' ', (long)width * deep);
        }
    }

    // The filter sorts by keys, as Jinja's policy is; data keeps its order.
    static IEnumerable<KeyValuePair<string, TemplateValue>> EntriesOf(RenderState state, TemplateValue value) =>
        value.Kind == TemplateValueKind.Structure ? value.AsObject.Items : value.AsMap.Entries.Select(e => KeyValuePair.Create(KeyOf(state, e.Key), e.Value));

    static string KeyOf(RenderState state, TemplateValue key) => key.Kind == TemplateValueKind.Text ? key.AsText : ToText(state, key, null);

    static string Number(RenderState state, double number) =>
        double.IsFinite(number) ? FloatText.Of(number) : throw state.Fail($"{FloatText.Of(number)} has no form in JSON. Give a number that is finite.");

    static void Quote(TextMaker text, string value)
    {
        text.Add('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Add("\\\""); break;
                case '\\': text.Add(@"\\"); break;
                case '\n': text.Add(@"\n"); break;
                case '\r': text.Add(@"\r"); break;
                case '\t': text.Add(@"\t"); break;
                case '\b': text.Add(@"\b"); break;
                case '\f': text.Add(@"\f"); break;
                case '<' or '>' or '&' or '\'' or < ' ' or > '\x7f': text.Add($"\\u{(int)c:x4}"); break;
                default: text.Add(c); break;
            }
        }

        text.Add('"');
    }

    /// <summary>A text without halves of characters, which have no form in UTF-8.</summary>
    public static string Whole(string text) => IsWhole(text) ? text : Mend(text);

    /// <summary>Whether a text has no halves of characters.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else return false;
        }

        return true;
    }

    static string Mend(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (!char.IsSurrogate(characters[i])) continue;
            if (char.IsHighSurrogate(characters[i]) && i + 1 < characters.Length && char.IsLowSurrogate(characters[i + 1])) i++;
            else characters[i] = '\uFFFD';
        }

        return new string(characters);
    }
}
