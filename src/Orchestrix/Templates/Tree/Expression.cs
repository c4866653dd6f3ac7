using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>A part of a template that has a value.</summary>
/// <param name="at">Where it begins in the source.</param>
abstract class Expression(int at)
{
    public int At => at;

    public TemplateValue Evaluate(RenderState state)
    {
        state.At = at;
        state.Step();
        return ValueOf(state);
    }

    protected abstract TemplateValue ValueOf(RenderState state);

    protected void Here(RenderState state) => state.At = at;
}
