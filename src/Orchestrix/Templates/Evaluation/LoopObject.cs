using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Evaluation;

/// <summary>The name <c>loop</c> within a loop.</summary>
sealed class LoopObject(IReadOnlyList<TemplateValue> items, int depth) : TemplateObject
{
    TemplateValue? lastSeen;

    public int Index { get; set; }

    public override string Text => $"<LoopContext {Index + 1}/{items.Count}>";

    public override TemplateValue Find(string name) => name switch
    {
        "index" => TemplateValue.Of(Index + 1L),
        "index0" => TemplateValue.Of((long)Index),
        "revindex" => TemplateValue.Of((long)items.Count - Index),
        "revindex0" => TemplateValue.Of(items.Count - Index - 1L),
        "first" => TemplateValue.Of(Index == 0),
        "last" => TemplateValue.Of(Index == items.Count - 1),
        "length" => TemplateValue.Of((long)items.Count),
        "depth" => TemplateValue.Of((long)depth),
        "depth0" => TemplateValue.Of(depth - 1L),
        "previtem" => Index > 0 ? items[Index - 1] : TemplateValue.Missing(name),
        "nextitem" => Index < items.Count - 1 ? items[Index + 1] : TemplateValue.Missing(name),
        _ => TemplateValue.Undefined,
    };

    /// <summary>Whether a value is another than at the last call.</summary>
    public bool Changed(RenderState state, TemplateValue value)
    {
        var has = lastSeen is not { } last || !Comparison.AreEqual(state, last, value);
        lastSeen = value;
        return has;
    }
}
