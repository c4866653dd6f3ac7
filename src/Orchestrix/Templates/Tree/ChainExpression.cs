using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary>Values that are calculated with one after the other: <c>a + b - c</c>. Flat, so that a long one is not deep.</summary>
sealed class ChainExpression(int at, Expression first, IReadOnlyList<(string Symbol, int At, Expression Operand)> rest) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state)
    {
        var value = first.Evaluate(state);
        foreach (var (symbol, place, operand) in rest)
        {
            var right = operand.Evaluate(state);
            state.At = place;
            state.Step();
            value = Arithmetic.Apply(state, symbol, value, right);
        }

        return value;
    }
}
