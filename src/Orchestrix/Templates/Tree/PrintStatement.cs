using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary><c>{{ expression }}</c></summary>
sealed class PrintStatement(int at, Expression expression) : Statement(at)
{
    public Expression Expression => expression;

    public override void Execute(RenderState state)
    {
        Begin(state);
        var value = expression.Evaluate(state);
        state.At = At;
        state.Output.Add(ValueText.Of(state, value));
    }
}
