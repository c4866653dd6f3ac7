using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Tree;

/// <summary>The names that a value is given, by a loop or by <c>set</c>.</summary>
/// <param name="names">One, or as many as the value has items.</param>
/// <param name="isSingle">Whether it is one name for the whole value.</param>
/// <param name="field">For a namespace: which of its fields is set; else null.</param>
sealed class Target(IReadOnlyList<string> names, bool isSingle, string? field = null)
{
    public void Set(RenderState state, TemplateValue value)
    {
        if (field is not null)
        {
            SetField(state, names[0], value);
            return;
        }

        if (isSingle)
        {
            state.Set(names[0], value);
            return;
        }

        var items = Sequences.ItemsOf(state, value);
        if (items.Count != names.Count) throw state.Fail($"{Truth.NameOf(value)} with {items.Count} items cannot be given {names.Count} names ({string.Join(", ", names)}). Name as many as there are; a map is gone through by .items().");
        for (var i = 0; i < names.Count; i++) state.Set(names[i], items[i]);
    }

    void SetField(RenderState state, string name, TemplateValue value)
    {
        if (state.Find(name) is { Kind: TemplateValueKind.Structure } owner && owner.AsObject is NamespaceObject fields) fields.Set(field!, value); // not null: asked by the caller
        else throw state.Fail($"'{name}' cannot be changed. Only what {{% set {name} = namespace() %}} made can.");
    }
}
