using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary>Texts of values, put together: <c>a ~ b</c>.</summary>
sealed class ConcatExpression(int at, IReadOnlyList<Expression> parts) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state)
    {
        TextMaker text = new(state);
        foreach (var part in parts)
        {
            var value = part.Evaluate(state);
            Here(state);
            text.Add(ValueText.Of(state, value));
        }

        return text.ToValue();
    }
}
