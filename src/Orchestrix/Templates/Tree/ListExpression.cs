using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Tree;

/// <summary>A list, or values in parentheses.</summary>
sealed class ListExpression(int at, IReadOnlyList<Expression> items, bool isTuple) : Expression(at)
{
    public IReadOnlyList<Expression> Items => items;

    protected override TemplateValue ValueOf(RenderState state)
    {
        var values = new TemplateValue[items.Count];
        for (var i = 0; i < values.Length; i++) values[i] = items[i].Evaluate(state);
        return isTuple ? TemplateValue.Tuple(values) : TemplateValue.Of((IReadOnlyList<TemplateValue>)values);
    }
}
