using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Tree;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>What can stand behind <c>is</c>.</summary>
static class BuiltInTests
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Test("defined", "", (_, v, _) => !v.IsUndefined),
        Callable.Test("undefined", "", (_, v, _) => v.IsUndefined),
        Callable.Test("none", "", (_, v, _) => v.Kind == TemplateValueKind.None),
        Callable.Test("boolean", "", (_, v, _) => v.Kind == TemplateValueKind.Boolean),
        Callable.Test("true", "", (_, v, _) => v.Kind == TemplateValueKind.Boolean && v.AsBoolean),
        Callable.Test("false", "", (_, v, _) => v.Kind == TemplateValueKind.Boolean && !v.AsBoolean),
        Callable.Test("integer", "", (_, v, _) => v.Kind == TemplateValueKind.Whole),
        Callable.Test("float", "", (_, v, _) => v.Kind == TemplateValueKind.Fraction),
        Callable.Test("number", "", (_, v, _) => v.IsNumber),
        Callable.Test("string", "", (_, v, _) => v.Plain.Kind == TemplateValueKind.Text),
        Callable.Test("mapping", "", (_, v, _) => v.Kind is TemplateValueKind.Map or TemplateValueKind.Structure),
        Callable.Test("sequence", "", (_, v, _) => Sequences.CountOf(v) is not null),
        Callable.Test("iterable", "", (_, v, _) => Sequences.CountOf(v) is not null),
        Callable.Test("even", "", (s, v, _) => Rest(s, v, 2) == 0),
        Callable.Test("odd", "", (s, v, _) => Rest(s, v, 2) == 1),
        Callable.Test("divisibleby", "num!", (s, v, a) => Rest(s, v, a.Whole(0, 1)) == 0),
        Callable.Test("lower", "", (s, v, _) => IsCased(TextFilters.Read(s, v), char.IsLower, char.IsUpper)),
        Callable.Test("upper", "", (s, v, _) => IsCased(TextFilters.Read(s, v), char.IsUpper, char.IsLower)),
        Callable.Test("in", "seq!", (s, v, a) => Comparison.Contains(s, a[0], v)),
        Callable.Test("sameas", "other!", (s, v, a) => v.Plain.Kind == a[0].Kind && Comparison.AreEqual(s, v, a[0])),
        Callable.Test("filter", "", (s, v, _) => CallTables.Filters.Find(TextFilters.Read(s, v)) is not null),
        Callable.Test("test", "", (s, v, _) => CallTables.Tests.Find(TextFilters.Read(s, v)) is not null),
        .. Comparisons("==", "eq", "equalto"),
        .. Comparisons("!=", "ne"),
        .. Comparisons("<", "lt", "lessthan"),
        .. Comparisons("<=", "le"),
        .. Comparisons(">", "gt", "greaterthan"),
        .. Comparisons(">=", "ge"),
    ];

    static IEnumerable<KeyValuePair<string, Callable>> Comparisons(string symbol, params string[] names) =>
        names.Prepend(symbol).Select(n => Callable.Test(n, "other!", (s, v, a) => ComparisonExpression.Holds(s, symbol, v, a[0])));

    static double Rest(RenderState state, TemplateValue value, long by)
    {
        if (!value.Plain.IsNumber) throw state.Fail($"{Truth.NameOf(value.Plain)} cannot be divided. Give a number.");
        return Arithmetic.Apply(state, "%", value, TemplateValue.Of(by)).AsFloat;
    }

    static bool IsCased(string text, Func<char, bool> wanted, Func<char, bool> unwanted) => text.Any(wanted) && !text.Any(unwanted);
}
