using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary><c>a if condition else b</c>; without <c>else</c> it is undefined when the condition does not hold.</summary>
sealed class ConditionalExpression(int at, Expression condition, Expression whenTrue, Expression? whenFalse) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state) =>
        Truth.Of(condition.Evaluate(state)) ? whenTrue.Evaluate(state) : whenFalse?.Evaluate(state) ?? default;
}
