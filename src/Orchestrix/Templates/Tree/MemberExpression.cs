using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary>A value within a value: <c>a.name</c> or <c>a[key]</c>.</summary>
sealed class MemberExpression(int at, Expression whole, Expression key) : Expression(at)
{
    public Expression Whole => whole;

    /// <summary>The name, when it stands in the template.</summary>
    public string? Name => key is LiteralExpression { Value: { Kind: TemplateValueKind.Text } text } ? text.AsText : null;

    protected override TemplateValue ValueOf(RenderState state)
    {
        var owner = whole.Evaluate(state);
        var by = key.Evaluate(state).Plain;
        Here(state);
        return Sequences.Member(owner, by);
    }
}
