using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary><c>a and b</c>, <c>a or b</c>: the first value that decides it.</summary>
sealed class LogicExpression(int at, IReadOnlyList<Expression> parts, bool isOr) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state)
    {
        TemplateValue value = default;
        foreach (var part in parts)
        {
            value = part.Evaluate(state);
            if (Truth.Of(value) == isOr) break;
        }

        return value;
    }
}
