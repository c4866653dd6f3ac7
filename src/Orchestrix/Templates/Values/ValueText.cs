using System.Globalization;
using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Values;

/// <summary>Prints values as Python does.</summary>
static class ValueText
{
    /// <summary>As <c>{{ }}</c> prints it.</summary>
    public static string Of(RenderState state, TemplateValue value)
    {
        var plain = value.Plain;
        switch (plain.Kind)
        {
            case TemplateValueKind.Undefined: return "";
            case TemplateValueKind.Text: return plain.AsText;
            case TemplateValueKind.List or TemplateValueKind.Map or TemplateValueKind.Structure:
                TextMaker text = new(state);
                Describe(state, text, plain);
                return text.ToString();
            default: return Scalar(plain);
        }
    }

    /// <summary>As it stands within a list or a map: texts have quotation marks.</summary>
    public static string Quoted(RenderState state, TemplateValue value)
    {
        TextMaker text = new(state);
        Describe(state, text, value.Plain);
        return text.ToString();
    }

    static string Scalar(TemplateValue value) => value.Kind switch
    {
        TemplateValueKind.Undefined => "Undefined",
        TemplateValueKind.None => "None",
        TemplateValueKind.Boolean => value.AsBoolean ? "True" : "False",
        TemplateValueKind.Whole => value.AsInteger.ToString(CultureInfo.InvariantCulture),
        _ => FloatText.Of(value.AsFloat),
    };

    static void Describe(RenderState state, TextMaker text, TemplateValue value)
    {
        state.Step();
        switch (value.Kind)
        {
            case TemplateValueKind.Text:
                Quote(text, value.AsText);
                break;
            case TemplateValueKind.List:
                DescribeItems(state, text, value.AsList);
                break;
            case TemplateValueKind.Map:
                DescribeEntries(state, text, value.AsMap.Entries);
                break;
            case TemplateValueKind.Structure:
                DescribeEntries(state, text, value.AsObject.Items.Select(i => KeyValuePair.Create(TemplateValue.Of(i.Key), i.Value)));
                break;
            default:
                text.Add(Scalar(value));
                break;
        }
    }

    static void DescribeItems(RenderState state, TextMaker text, IReadOnlyList<TemplateValue> items)
    {
        var isTuple = items is TupleItems;
        state.Enter();
        text.Add(isTuple ? '(' : '[');
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) text.Add(", ");
            isFirst = false;
            Describe(state, text, item.Plain);
        }

        text.Add(isTuple ? items.Count == 1 ? ",)" : ")" : "]");
        state.Leave();
    }

    static void DescribeEntries(RenderState state, TextMaker text, IEnumerable<KeyValuePair<TemplateValue, TemplateValue>> entries)
    {
        state.Enter();
        text.Add('{');
        var isFirst = true;
        foreach (var (key, value) in entries)
        {
            if (!isFirst) text.Add(", ");
            isFirst = false;
            Describe(state, text, key);
            text.Add(": ");
            Describe(state, text, value.Plain);
        }

        text.Add('}');
        state.Leave();
    }

    static void Quote(TextMaker text, string value)
    {
        var mark = value.Contains('\'', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        text.Add(mark);
        var from = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var escaped = value[i] switch
            {
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                < ' ' or '\x7f' => $"\\x{(int)value[i]:x2}",
                var c => c == mark ? $"\\{c}" : null,
            };
            if (escaped is null) continue;
            text.Add(value.AsSpan(from, i - from)).Add(escaped);
            from = i + 1;
        }

        text.Add(value.AsSpan(from)).Add(mark);
    }
}
