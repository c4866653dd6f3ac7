using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Values;

/// <summary>Compares values as Python does.</summary>
static class Comparison
{
    public static bool AreEqual(RenderState state, TemplateValue left, TemplateValue right)
    {
        state.Step();
        var (a, b) = (left.Plain, right.Plain);
        if (a.IsNumber && b.IsNumber) return Order(a, b) == 0;
        if (a.Kind != b.Kind) return false;
        switch (a.Kind)
        {
            case TemplateValueKind.Text:
                if (a.AsText.Length != b.AsText.Length) return false;
                state.Touch(a.AsText.Length);
                return a.AsText == b.AsText;
            case TemplateValueKind.List: return AreEqual(state, a.AsList, b.AsList);
            case TemplateValueKind.Map: return AreEqual(state, a.AsMap, b.AsMap);
            case TemplateValueKind.Structure: return ReferenceEquals(a.AsObject, b.AsObject);
            default: return true; // none, or undefined
        }
    }

    /// <summary>Less than zero, zero, or more, where the two have an order.</summary>
    public static int Compare(RenderState state, TemplateValue left, TemplateValue right, bool ignoresCase = false)
    {
        state.Step();
        var (a, b) = (left.Plain, right.Plain);
        if (a.IsNumber && b.IsNumber) return Order(a, b);
        if (a.Kind == TemplateValueKind.Text && b.Kind == TemplateValueKind.Text)
        {
            state.Touch(Math.Min(a.AsText.Length, b.AsText.Length));
            return ignoresCase ? string.CompareOrdinal(Lower(state, a.AsText), Lower(state, b.AsText)) : string.CompareOrdinal(a.AsText, b.AsText);
        }

        if (a.Kind != TemplateValueKind.List || b.Kind != TemplateValueKind.List)
            throw state.Fail($"{Truth.NameOf(a)} and {Truth.NameOf(b)} have no order. Compare numbers with numbers and texts with texts; int, float and string convert.");
        state.Enter();
        try
        {
            for (var i = 0; i < Math.Min(a.AsList.Count, b.AsList.Count); i++)
                if (!AreEqual(state, a.AsList[i], b.AsList[i]) && Compare(state, a.AsList[i], b.AsList[i], ignoresCase) is not 0 and var order) return order;
            return a.AsList.Count.CompareTo(b.AsList.Count);
        }
        finally
        {
            state.Leave();
        }
    }

    /// <summary>Whether a list has an item, a map a key, a text a part.</summary>
    public static bool Contains(RenderState state, TemplateValue whole, TemplateValue part)
    {
        var (all, one) = (whole.Plain, part.Plain);
        switch (all.Kind)
        {
            case TemplateValueKind.Undefined: return false;
            case TemplateValueKind.Text when one.Kind == TemplateValueKind.Text:
                state.Touch((long)all.AsText.Length + one.AsText.Length);
                return all.AsText.Contains(one.AsText, StringComparison.Ordinal);
            case TemplateValueKind.Text: throw state.Fail($"a text can have a text in it, but not {Truth.NameOf(one)}. Convert it with string.");
            case TemplateValueKind.Map: return all.AsMap.TryGet(one, out _);
            case TemplateValueKind.Structure: return one.Kind == TemplateValueKind.Text && !all.AsObject.Find(one.AsText).IsUndefined;
            case TemplateValueKind.List:
                foreach (var item in all.AsList)
                    if (AreEqual(state, item, one)) return true;
                return false;
            default: throw state.Fail($"nothing can be in {Truth.NameOf(all)}. Use 'in' with a list, a map or a text.");
        }
    }

    static string Lower(RenderState state, string text)
    {
        state.Touch(text.Length);
        return text.ToLowerInvariant();
    }

    static int Order(TemplateValue a, TemplateValue b) =>
        a.Kind != TemplateValueKind.Fraction && b.Kind != TemplateValueKind.Fraction ? a.AsInteger.CompareTo(b.AsInteger)
        : double.IsNaN(a.AsFloat) || double.IsNaN(b.AsFloat) ? 1 // not equal to anything
        : a.AsFloat.CompareTo(b.AsFloat);

    static bool AreEqual(RenderState state, IReadOnlyList<TemplateValue> a, IReadOnlyList<TemplateValue> b)
    {
        if (a.Count != b.Count || a is TupleItems != b is TupleItems) return false;
        state.Enter();
        var are = true;
        for (var i = 0; are && i < a.Count; i++) are = AreEqual(state, a[i], b[i]);
        state.Leave();
        return are;
    }

    static bool AreEqual(RenderState state, TemplateMap a, TemplateMap b)
    {
        if (a.Count != b.Count) return false;
        state.Enter();
        var are = true;
        foreach (var (key, value) in a.Entries)
        {
            are = b.TryGet(key, out var other) && AreEqual(state, value, other);
            if (!are) break;
        }

        state.Leave();
        return are;
    }
}
