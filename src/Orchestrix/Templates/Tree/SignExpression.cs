using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary><c>-a</c> or <c>+a</c>.</summary>
sealed class SignExpression(int at, Expression operand, bool isNegative) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state)
    {
        var value = operand.Evaluate(state).Plain;
        Here(state);
        return isNegative ? Arithmetic.Negate(state, value) : Arithmetic.Apply(state, "+", TemplateValue.Of(0L), value);
    }
}
