using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary><c>not a</c>.</summary>
sealed class NotExpression(int at, Expression operand) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state) => TemplateValue.Of(!Truth.Of(operand.Evaluate(state)));
}
