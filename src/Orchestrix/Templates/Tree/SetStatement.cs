using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary><c>{% set name = value %}</c></summary>
sealed class SetStatement(int at, Target target, Expression expression) : Statement(at)
{
    public override void Execute(RenderState state)
    {
        Begin(state);
        var value = expression.Evaluate(state);
        state.At = At;
        target.Set(state, value);
    }
}
