using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Values;

/// <summary>Goes through values, and takes parts of them.</summary>
static class Sequences
{
    /// <summary>What a loop over a value sees: items, keys of a map, characters, or pairs of an object.</summary>
    public static List<TemplateValue> ItemsOf(RenderState state, TemplateValue value)
    {
        List<TemplateValue> items = [];
        foreach (var item in Walk(state, value.Plain))
        {
            state.Step();
            items.Add(item);
        }

        return items;
    }

    static IEnumerable<TemplateValue> Walk(RenderState state, TemplateValue value) => value.Kind switch
    {
        TemplateValueKind.Undefined => [],
        TemplateValueKind.List => value.AsList,
        TemplateValueKind.Map => Keys(state, value.AsMap),
        TemplateValueKind.Text => value.AsText.Select(c => TemplateValue.Of(c.ToString())),
        TemplateValueKind.Structure => value.AsObject.Items.Select(i => TemplateValue.Tuple(TemplateValue.Of(i.Key), i.Value)),
        _ => throw state.Fail($"{Truth.NameOf(value)} has no items to go through. Give a list, a map or a text."),
    };

    static IEnumerable<TemplateValue> Keys(RenderState state, TemplateMap map)
    {
        state.Step(map.Count);
        return map.Entries.Select(e => e.Key);
    }

    /// <summary>Keys and values of a map or an object; null for everything else.</summary>
    public static List<KeyValuePair<TemplateValue, TemplateValue>>? EntriesOf(RenderState state, TemplateValue value)
    {
        if (value.Kind is not (TemplateValueKind.Map or TemplateValueKind.Structure)) return null;
        List<KeyValuePair<TemplateValue, TemplateValue>> entries = value.Kind == TemplateValueKind.Map
            ? [.. value.AsMap.Entries]
            : [.. value.AsObject.Items.Select(i => KeyValuePair.Create(TemplateValue.Of(i.Key), i.Value))];
        state.Step(entries.Count);
        return entries;
    }

    /// <summary>How many items a value has; null when it has none to count.</summary>
    public static int? CountOf(TemplateValue value) => value.Plain is var plain ? plain.Kind switch
    {
        TemplateValueKind.Undefined => 0,
        TemplateValueKind.Text => plain.AsText.Length,
        TemplateValueKind.List => plain.AsList.Count,
        TemplateValueKind.Map => plain.AsMap.Count,
        TemplateValueKind.Structure => plain.AsObject.Items.Count(),
        _ => null,
    } : null;

    /// <summary>A value within a value, by <c>a.name</c> or <c>a[key]</c>.</summary>
    public static TemplateValue Member(TemplateValue whole, TemplateValue key)
    {
        switch (whole.Kind)
        {
            case TemplateValueKind.Structure when key.Kind == TemplateValueKind.Text:
                var found = whole.AsObject.Find(key.AsText);
                return found.IsUndefined ? TemplateValue.Missing(key.AsText) : found;
            case TemplateValueKind.List when key.Kind == TemplateValueKind.Text && whole.AsList is TupleItems pair:
                return pair.Find(key.AsText);
            case TemplateValueKind.Map when whole.AsMap.TryGet(key, out var value):
                return value;
            case TemplateValueKind.List or TemplateValueKind.Text when key.Kind is TemplateValueKind.Whole or TemplateValueKind.Boolean:
                var count = CountOf(whole) ?? 0;
                var index = key.AsInteger < 0 ? key.AsInteger + count : key.AsInteger;
                if (index < 0 || index >= count) break;
                return whole.Kind == TemplateValueKind.List ? whole.AsList[(int)index] : TemplateValue.Of(whole.AsText[(int)index].ToString());
        }

        return TemplateValue.Missing(key.Kind == TemplateValueKind.Text ? key.AsText : whole.MissingName ?? "item");
    }

    /// <summary>A part of a list or a text, by <c>a[start:stop:step]</c>.</summary>
    public static TemplateValue Slice(RenderState state, TemplateValue whole, TemplateValue start, TemplateValue stop, TemplateValue step)
    {
        var plain = whole.Plain;
        if (plain.IsUndefined) return plain;
        if (plain.Kind is not (TemplateValueKind.List or TemplateValueKind.Text)) throw state.Fail($"{Truth.NameOf(plain)} has no parts. Take parts of a list or a text.");
        var count = CountOf(plain) ?? 0;
        var by = Bound(step) ?? 1;
        if (by == 0) throw state.Fail("the step of a part is zero. Give another, or leave it out.");
        var (least, most) = by > 0 ? (0, count) : (-1, count - 1);
        var first = Bound(start) is { } from ? Place(from) : by > 0 ? least : most;
        var end = Bound(stop) is { } to ? Place(to) : by > 0 ? most : least;
        List<int> places = [];
        for (var i = first; by > 0 ? i < end : i > end; i += by)
        {
            places.Add((int)i);
            if (by >= count || by <= -count) break; // and no sum beyond 64 bits
        }

        if (plain.Kind == TemplateValueKind.Text) return state.Made(string.Create(places.Count, (places, plain.AsText), static (span, from) => Fill(span, from.places, from.AsText)));
        var items = places.Select(i => plain.AsList[i]);
        state.Step(places.Count);
        return plain.AsList is TupleItems ? TemplateValue.Tuple([.. items]) : TemplateValue.Of((IReadOnlyList<TemplateValue>)[.. items]);

        long? Bound(TemplateValue bound) => bound.Kind switch
        {
            TemplateValueKind.Undefined or TemplateValueKind.None => null,
            TemplateValueKind.Whole or TemplateValueKind.Boolean => bound.AsInteger,
            _ => throw state.Fail($"a bound of a part is {Truth.NameOf(bound)}. Give a whole number, or leave it out."),
        };

        long Place(long bound) => Math.Clamp(bound < 0 ? bound + count : bound, least, most);
    }

    static void Fill(Span<char> span, List<int> places, string text)
    {
        for (var i = 0; i < places.Count; i++) span[i] = text[places[i]];
    }

    /// <summary>Sorts, equal ones in the order in which they were. What the comparison throws comes out.</summary>
    public static void Sort<T>(List<T> items, Func<T, T, int> compare)
    {
        if (items.Count < 2) return;
        List<T> left = items[..(items.Count / 2)], right = items[(items.Count / 2)..];
        Sort(left, compare);
        Sort(right, compare);
        int l = 0, r = 0;
        for (var i = 0; i < items.Count; i++)
            items[i] = r == right.Count || (l < left.Count && compare(left[l], right[r]) <= 0) ? left[l++] : right[r++];
    }
}
