using System.Text;

namespace Orchestrix.Templates.Evaluation;

/// <summary>Puts a text together, and counts what it does.</summary>
sealed class TextMaker(RenderState state)
{
    readonly StringBuilder text = new();

    public int Length => text.Length;

    public TextMaker Add(ReadOnlySpan<char> part)
    {
        state.CheckLength((long)text.Length + part.Length);
        state.Touch(part.Length);
        text.Append(part);
        return this;
    }

    public TextMaker Add(char character)
    {
        state.CheckLength((long)text.Length + 1);
        text.Append(character);
        return this;
    }

    public TextMaker Add(char character, long count)
    {
        if (count <= 0) return this;
        state.CheckLength(text.Length + count);
        state.Touch(count);
        text.Append(character, (int)count);
        return this;
    }

    public override string ToString() => text.ToString();

    public TemplateValue ToValue() => TemplateValue.Of(text.ToString());
}
