using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary>A part of a list or a text: <c>a[start:stop:step]</c>.</summary>
sealed class SliceExpression(int at, Expression whole, Expression? start, Expression? stop, Expression? step) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state)
    {
        var value = whole.Evaluate(state);
        var first = start?.Evaluate(state).Plain ?? TemplateValue.None;
        var end = stop?.Evaluate(state).Plain ?? TemplateValue.None;
        var by = step?.Evaluate(state).Plain ?? TemplateValue.None;
        Here(state);
        return Sequences.Slice(state, value, first, end, by);
    }
}
