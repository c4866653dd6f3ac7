using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary><c>{% with %}</c>: names that are known only within it.</summary>
sealed class WithStatement(int at, IReadOnlyList<(Target Target, Expression Value)> names, IReadOnlyList<Statement> body) : Statement(at)
{
    public override void Execute(RenderState state)
    {
        Begin(state);
        var values = new TemplateValue[names.Count];
        for (var i = 0; i < values.Length; i++) values[i] = names[i].Value.Evaluate(state);
        state.At = At;
        state.Open();
        for (var i = 0; i < values.Length; i++) names[i].Target.Set(state, values[i]);
        foreach (var statement in body) statement.Execute(state);
        state.Close();
    }
}
