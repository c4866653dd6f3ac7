using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary>A map.</summary>
sealed class MapExpression(int at, IReadOnlyList<KeyValuePair<Expression, Expression>> entries) : Expression(at)
{
    protected override TemplateValue ValueOf(RenderState state)
    {
        List<KeyValuePair<TemplateValue, TemplateValue>> values = [];
        foreach (var (key, value) in entries)
        {
            var by = key.Evaluate(state).Plain;
            if (!TemplateMap.IsKey(by)) throw state.Fail($"{Truth.NameOf(by)} cannot be a key. Use a text or a number.");
            values.Add(new(by, value.Evaluate(state)));
        }

        return TemplateValue.Of(new TemplateMap(values));
    }
}
