using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>Filters that take maps, or group items by what they have in common.</summary>
static class MapFilters
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("items", "", (s, v, _) => TemplateValue.Of(PairsOf(s, v, "items"))),
        Callable.Of("dictsort", "case_sensitive by reverse", DictSort),
        Callable.Of("groupby", "attribute! default case_sensitive", GroupBy),
        Callable.Of("xmlattr", "autospace", XmlAttributes),
    ];

    /// <summary>Keys and values as pairs; none of what is undefined.</summary>
    public static List<TemplateValue> PairsOf(RenderState state, TemplateValue value, string what)
    {
        if (value.IsUndefined) return [];
        var entries = Sequences.EntriesOf(state, value) ?? throw state.Fail($"{what} takes a map, and was given {Truth.NameOf(value)}.");
        return [.. entries.Select(e => TemplateValue.Tuple(e.Key, e.Value))];
    }

    static TemplateValue DictSort(RenderState state, TemplateValue value, Arguments arguments)
    {
        var by = arguments.Text(1, "key");
        if (by is not ("key" or "value")) throw state.Fail($"dictsort cannot sort by '{by}'. Use 'key' or 'value'.");
        var place = by == "key" ? 0 : 1;
        var pairs = PairsOf(state, value, "dictsort");
        var direction = arguments.Flag(2) ? -1 : 1;
        Sequences.Sort(pairs, (a, b) => direction * Comparison.Compare(state, a.AsList[place], b.AsList[place], !arguments.Flag(0)));
        return TemplateValue.Of(pairs);
    }

    static TemplateValue GroupBy(RenderState state, TemplateValue value, Arguments arguments)
    {
        var key = Attributes.Key(state, arguments, 0);
        var ignoresCase = !arguments.Flag(2);
        List<(TemplateValue Key, TemplateValue Item)> keyed =
        [
            .. Sequences.ItemsOf(state, value).Select(i => (key(i) is var k && k.IsUndefined && arguments.Has(1) ? arguments[1] : k, i)),
        ];
        Sequences.Sort(keyed, (a, b) => Comparison.Compare(state, a.Key, b.Key, ignoresCase));
        List<TemplateValue> groups = [];
        List<TemplateValue> current = [];
        for (var i = 0; i < keyed.Count; i++)
        {
            current.Add(keyed[i].Item);
            if (i + 1 < keyed.Count && Comparison.Compare(state, keyed[i].Key, keyed[i + 1].Key, ignoresCase) == 0) continue;
            groups.Add(TemplateValue.Of(new TupleItems([keyed[i + 1 - current.Count].Key, TemplateValue.Of(current)], "grouper", "list")));
            current = [];
        }

        return TemplateValue.Of(groups);
    }

    static TemplateValue XmlAttributes(RenderState state, TemplateValue value, Arguments arguments)
    {
        TextMaker text = new(state);
        foreach (var (key, item) in Sequences.EntriesOf(state, value.Plain) ?? throw state.Fail($"xmlattr takes a map, and was given {Truth.NameOf(value.Plain)}."))
        {
            if (item.Kind is TemplateValueKind.None or TemplateValueKind.Undefined) continue;
            var name = ValueText.Of(state, key);
            if (name.Any(c => char.IsWhiteSpace(c) || c is '/' or '>' or '=' or '<' or '"' or '\'')) throw state.Fail($"'{name}' cannot be the name of an attribute. Use letters, digits and hyphens.");
            if (text.Length > 0 || arguments.Flag(0, true)) text.Add(' ');
            text.Add(name).Add("=\"").Add(TextFilters.Escape(state, TextFilters.Read(state, item)).AsText).Add('"');
        }

        return text.ToValue();
    }
}
