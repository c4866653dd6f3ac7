using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>Filters for lists, and for what can be gone through like one.</summary>
static class ListFilters
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("length", "", Length),
        Callable.Of("count", "", Length),
        Callable.Of("first", "", (s, v, _) => Sequences.ItemsOf(s, v) is [var first, ..] ? first : TemplateValue.Missing("first")),
        Callable.Of("last", "", (s, v, _) => Sequences.ItemsOf(s, v) is [.., var last] ? last : TemplateValue.Missing("last")),
        Callable.Of("list", "", (s, v, _) => TemplateValue.Of(Sequences.ItemsOf(s, v))),
        Callable.Of("reverse", "", Reverse),
        Callable.Of("join", "d attribute", Join),
        Callable.Of("sort", "reverse case_sensitive attribute", Sort),
        Callable.Of("unique", "case_sensitive attribute", Unique),
        Callable.Of("min", "case_sensitive attribute", (s, v, a) => Extreme(s, v, a, -1)),
        Callable.Of("max", "case_sensitive attribute", (s, v, a) => Extreme(s, v, a, 1)),
        Callable.Of("sum", "attribute start", Sum),
        Callable.Of("batch", "linecount! fill_with", Batch),
        Callable.Of("slice", "slices! fill_with", Slice),
    ];

    static TemplateValue Length(RenderState state, TemplateValue value, Arguments arguments) =>
        Sequences.CountOf(value) is { } count ? TemplateValue.Of((long)count) : throw state.Fail($"{Truth.NameOf(value)} has no length. Give a list, a map or a text.");

    static TemplateValue Reverse(RenderState state, TemplateValue value, Arguments arguments)
    {
        var items = Sequences.ItemsOf(state, value);
        items.Reverse();
        return value.Plain.Kind == TemplateValueKind.Text ? state.Made(string.Concat(items.Select(i => i.AsText))) : TemplateValue.Of(items);
    }

    static TemplateValue Join(RenderState state, TemplateValue value, Arguments arguments)
    {
        var between = arguments.Text(0);
        var key = Attributes.Key(state, arguments, 1);
        TextMaker text = new(state);
        var isFirst = true;
        foreach (var item in Sequences.ItemsOf(state, value))
        {
            if (!isFirst) text.Add(between);
            isFirst = false;
            text.Add(ValueText.Of(state, key(item)));
        }

        return text.ToValue();
    }

    static TemplateValue Sort(RenderState state, TemplateValue value, Arguments arguments)
    {
        var items = Sequences.ItemsOf(state, value);
        var direction = arguments.Flag(0) ? -1 : 1;
        var ignoresCase = !arguments.Flag(1);
        var attributes = arguments.Text(2).Split(',');
        List<(TemplateValue Item, TemplateValue[] Keys)> keyed =
        [
            .. items.Select(i => (i, attributes[0].Length == 0 ? [i] : attributes.Select(a => Attributes.Find(state, i, TemplateValue.Of(a))).ToArray())),
        ];
        Sequences.Sort(keyed, (a, b) =>
        {
            for (var k = 0; k < a.Keys.Length; k++)
                if (Comparison.Compare(state, a.Keys[k], b.Keys[k], ignoresCase) is not 0 and var order) return order * direction;
            return 0;
        });
        return TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. keyed.Select(k => k.Item)]);
    }

    static TemplateValue Unique(RenderState state, TemplateValue value, Arguments arguments)
    {
        var key = Attributes.Key(state, arguments, 1);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<TemplateValue> unique = [];
        foreach (var item in Sequences.ItemsOf(state, value))
        {
            var by = key(item).Plain;
            if (by.Kind == TemplateValueKind.Boolean) by = TemplateValue.Of(by.AsInteger); // 1 and true are one
            var text = ValueText.Quoted(state, by.Kind == TemplateValueKind.Fraction && by.AsFloat == Math.Floor(by.AsFloat) && Math.Abs(by.AsFloat) < long.MaxValue ? TemplateValue.Of((long)by.AsFloat) : by);
            if (seen.Add(by.Kind == TemplateValueKind.Text && !arguments.Flag(0) ? text.ToLowerInvariant() : text)) unique.Add(item);
        }

        return TemplateValue.Of(unique);
    }

    static TemplateValue Extreme(RenderState state, TemplateValue value, Arguments arguments, int direction)
    {
        var key = Attributes.Key(state, arguments, 1);
        TemplateValue best = TemplateValue.Missing(direction < 0 ? "min" : "max");
        TemplateValue? bestKey = null;
        foreach (var item in Sequences.ItemsOf(state, value))
        {
            var by = key(item);
            if (bestKey is { } known && Comparison.Compare(state, by, known, !arguments.Flag(0)) * direction <= 0) continue;
            (best, bestKey) = (item, by);
        }

        return best;
    }

    static TemplateValue Sum(RenderState state, TemplateValue value, Arguments arguments)
    {
        var key = Attributes.Key(state, arguments, 0);
        var sum = arguments.Has(1) ? arguments[1] : TemplateValue.Of(0L);
        foreach (var item in Sequences.ItemsOf(state, value)) sum = Arithmetic.Apply(state, "+", sum, key(item));
        return sum;
    }

    static TemplateValue Batch(RenderState state, TemplateValue value, Arguments arguments)
    {
        var size = arguments.Count(0, 1);
        if (size < 1) throw state.Fail("batch takes a number of at least 1.");
        List<TemplateValue> batches = [];
        List<TemplateValue> current = [];
        foreach (var item in Sequences.ItemsOf(state, value))
        {
            if (current.Count == size)
            {
                batches.Add(TemplateValue.Of(current));
                current = [];
            }

            current.Add(item);
        }

        if (current.Count == 0) return TemplateValue.Of(batches);
        if (arguments.Has(1))
        {
            state.Step(size - current.Count);
            current.AddRange(Enumerable.Repeat(arguments[1], size - current.Count));
        }

        batches.Add(TemplateValue.Of(current));
        return TemplateValue.Of(batches);
    }

    static TemplateValue Slice(RenderState state, TemplateValue value, Arguments arguments)
    {
        var items = Sequences.ItemsOf(state, value);
        var count = arguments.Count(0, 1);
        if (count < 1) throw state.Fail("slice takes a number of at least 1.");
        state.Step(count);
        var (each, longer) = (items.Count / count, items.Count % count);
        List<TemplateValue> slices = [];
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var size = each + (i < longer ? 1 : 0);
            List<TemplateValue> own = items[at..(at + size)];
            at += size;
            if (arguments.Has(1) && i >= longer && longer > 0) own.Add(arguments[1]);
            slices.Add(TemplateValue.Of(own));
        }

        return TemplateValue.Of(slices);
    }
}
