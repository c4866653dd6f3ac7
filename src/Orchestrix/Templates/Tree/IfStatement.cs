using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary><c>{% if %}</c> with its <c>elif</c> and <c>else</c>.</summary>
sealed class IfStatement(int at, IReadOnlyList<(Expression Condition, IReadOnlyList<Statement> Body)> branches, IReadOnlyList<Statement> otherwise) : Statement(at)
{
    public override void Execute(RenderState state)
    {
        Begin(state);
        var body = otherwise;
        foreach (var (condition, own) in branches)
        {
            if (!Truth.Of(condition.Evaluate(state))) continue;
            body = own;
            break;
        }

        foreach (var statement in body) statement.Execute(state);
    }
}
