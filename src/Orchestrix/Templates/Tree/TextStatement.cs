using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>Text that stands for itself.</summary>
sealed class TextStatement(int at, string text) : Statement(at)
{
    public override void Execute(RenderState state)
    {
        Begin(state);
        state.Output.Add(text);
    }
}
