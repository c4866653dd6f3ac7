using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>What can be called on maps, lists and <c>loop</c>, as in Python.</summary>
static class DataMethods
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("items", "", (s, v, _) => TemplateValue.Of(MapFilters.PairsOf(s, v, "items"))),
        Callable.Of("keys", "", (s, v, _) => TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. MapFilters.PairsOf(s, v, "keys").Select(p => p.AsList[0])])),
        Callable.Of("values", "", (s, v, _) => TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. MapFilters.PairsOf(s, v, "values").Select(p => p.AsList[1])])),
        Callable.Of("get", "key! default", Get),
        Callable.Of("count", "value!", Count),
        Callable.Of("index", "value!", Index),
        Callable.Of("cycle", "*", Cycle),
        Callable.Of("changed", "*", (s, v, a) => TemplateValue.Of(Loop(s, v, "changed").Changed(s, TemplateValue.Of(a.More)))),
    ];

    static TemplateValue Get(RenderState state, TemplateValue value, Arguments arguments)
    {
        if (value.IsUndefined) return arguments[1].IsUndefined ? value : arguments[1];
        if (value.Kind is not (TemplateValueKind.Map or TemplateValueKind.Structure)) throw state.Fail($"{Truth.NameOf(value)} has no method 'get'. It is one of maps; take an item of a list by its place, as in list[0].");
        var found = Sequences.Member(value, arguments[0]);
        return !found.IsUndefined ? found : arguments[1].IsUndefined ? TemplateValue.None : arguments[1];
    }

    static TemplateValue Count(RenderState state, TemplateValue value, Arguments arguments)
    {
        if (value.Plain is { Kind: TemplateValueKind.Text } text)
        {
            var part = TextFilters.Read(state, arguments[0]);
            state.Touch(text.AsText.Length);
            return TemplateValue.Of(part.Length == 0 ? text.AsText.Length + 1L : text.AsText.AsSpan().Count(part));
        }

        return TemplateValue.Of((long)Sequences.ItemsOf(state, value).Count(i => Comparison.AreEqual(state, i, arguments[0])));
    }

    static TemplateValue Index(RenderState state, TemplateValue value, Arguments arguments)
    {
        var place = value.Plain is { Kind: TemplateValueKind.Text } text
            ? text.AsText.IndexOf(TextFilters.Read(state, arguments[0]), StringComparison.Ordinal)
            : Sequences.ItemsOf(state, value).FindIndex(i => Comparison.AreEqual(state, i, arguments[0]));
        return place >= 0 ? TemplateValue.Of((long)place) : throw state.Fail($"what index looks for is not in {Truth.NameOf(value.Plain)}. Test with 'in' first.");
    }

    static TemplateValue Cycle(RenderState state, TemplateValue value, Arguments arguments)
    {
        var loop = Loop(state, value, "cycle");
        return arguments.More.Count > 0 ? arguments.More[loop.Index % arguments.More.Count] : throw state.Fail("cycle needs values to take in turn, as in loop.cycle('odd', 'even').");
    }

    static LoopObject Loop(RenderState state, TemplateValue value, string method) =>
        value.Kind == TemplateValueKind.Structure && value.AsObject is LoopObject loop ? loop : throw state.Fail($"{Truth.NameOf(value)} has no method '{method}'. It is one of loop, within a loop.");
}
