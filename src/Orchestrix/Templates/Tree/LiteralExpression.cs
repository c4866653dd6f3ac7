using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>A value that stands in the template.</summary>
sealed class LiteralExpression(int at, TemplateValue value) : Expression(at)
{
    public TemplateValue Value => value;

    protected override TemplateValue ValueOf(RenderState state) => value;
}
