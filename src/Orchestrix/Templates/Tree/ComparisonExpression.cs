using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary>Comparisons, of which each has to hold: <c>a &lt; b &lt; c</c>.</summary>
sealed class ComparisonExpression(int at, Expression first, IReadOnlyList<(string Symbol, int At, Expression Operand)> rest) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state)
    {
        var left = first.Evaluate(state);
        foreach (var (symbol, place, operand) in rest)
        {
            var right = operand.Evaluate(state);
            state.At = place;
            if (!Holds(state, symbol, left, right)) return TemplateValue.Of(false);
            left = right;
        }

        return TemplateValue.Of(true);
    }

    public static bool Holds(RenderState state, string symbol, TemplateValue left, TemplateValue right) => symbol switch
    {
        "==" => Comparison.AreEqual(state, left, right),
        "!=" => !Comparison.AreEqual(state, left, right),
        "<" => Comparison.Compare(state, left, right) < 0,
        "<=" => Comparison.Compare(state, left, right) <= 0,
        ">" => Comparison.Compare(state, left, right) > 0,
        ">=" => Comparison.Compare(state, left, right) >= 0,
        "in" => Comparison.Contains(state, right, left),
        _ => !Comparison.Contains(state, right, left),
    };
}
