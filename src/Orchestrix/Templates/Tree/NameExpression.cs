using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>What a name means.</summary>
sealed class NameExpression(int at, string name) : Expression(at)
{
    public string Name => name;

    protected override TemplateValue ValueOf(RenderState state) => state.Find(name);
}
