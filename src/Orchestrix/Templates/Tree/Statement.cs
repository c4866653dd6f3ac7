using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>A part of a template that prints, or does something.</summary>
/// <param name="at">Where it begins in the source.</param>
abstract class Statement(int at)
{
    public int At => at;

    public abstract void Execute(RenderState state);

    protected void Begin(RenderState state)
    {
        state.At = at;
        state.Step();
    }
}
