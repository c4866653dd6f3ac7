using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>Filters that apply a filter or a test to each item of a list, and those that deal with what is missing.</summary>
static class SelectionFilters
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("default", "default_value boolean", Default),
        Callable.Of("d", "default_value boolean", Default),
        Callable.Of("attr", "name!", (_, v, a) => v.Kind == TemplateValueKind.Structure ? Sequences.Member(v, a[0]) : TemplateValue.Missing("attr")),
        Callable.Of("map", "* **", Map),
        Callable.Of("select", "* **", (s, v, a) => Select(s, v, a, wants: true, byAttribute: false)),
        Callable.Of("reject", "* **", (s, v, a) => Select(s, v, a, wants: false, byAttribute: false)),
        Callable.Of("selectattr", "* **", (s, v, a) => Select(s, v, a, wants: true, byAttribute: true)),
        Callable.Of("rejectattr", "* **", (s, v, a) => Select(s, v, a, wants: false, byAttribute: true)),
    ];

    static TemplateValue Default(RenderState state, TemplateValue value, Arguments arguments)
    {
        var isMissing = value.IsUndefined || (arguments.Flag(1) && !Truth.Of(value));
        return !isMissing ? value : arguments[0].IsUndefined ? TemplateValue.Of("") : arguments[0];
    }

    static TemplateValue Map(RenderState state, TemplateValue value, Arguments arguments)
    {
        List<TemplateValue> mapped = [];
        var named = arguments.Named.ToDictionary(n => n.Key, n => n.Value);
        if (arguments.More.Count == 0)
        {
            if (!named.Remove("attribute", out var path)) throw state.Fail("map needs a filter, as in map('upper'), or an attribute, as in map(attribute='name').");
            var hasDefault = named.Remove("default", out var whenMissing);
            if (named.Count > 0) throw state.Fail($"map has no argument '{named.Keys.First()}'. It has: attribute, default.");
            foreach (var item in Sequences.ItemsOf(state, value))
                mapped.Add(Attributes.Find(state, item, path) is var found && found.IsUndefined && hasDefault ? whenMissing : found);
            return TemplateValue.Of(mapped);
        }

        var filter = Named(state, CallTables.Filters, arguments.More[0]);
        foreach (var item in Sequences.ItemsOf(state, value)) mapped.Add(filter.Invoke(state, item, [.. arguments.More.Skip(1)], arguments.Named));
        return TemplateValue.Of(mapped);
    }

    static TemplateValue Select(RenderState state, TemplateValue value, Arguments arguments, bool wants, bool byAttribute)
    {
        var given = arguments.More;
        if (byAttribute && given.Count == 0) throw state.Fail("the name of an attribute is missing. Give it first, as in selectattr('name').");
        var skipped = byAttribute ? 1 : 0;
        var test = given.Count > skipped ? Named(state, CallTables.Tests, given[skipped]) : null;
        List<TemplateValue> rest = [.. given.Skip(skipped + 1)];
        List<TemplateValue> selected = [];
        foreach (var item in Sequences.ItemsOf(state, value))
        {
            var looked = byAttribute ? Attributes.Find(state, item, given[0]) : item;
            var holds = test is null ? Truth.Of(looked) : Truth.Of(test.Invoke(state, looked, rest, arguments.Named));
            if (holds == wants) selected.Add(item);
        }

        return TemplateValue.Of(selected);
    }

    static Callable Named(RenderState state, CallTable table, TemplateValue name) =>
        name.Plain is not { Kind: TemplateValueKind.Text } text ? throw state.Fail($"the name of a filter or test is {Truth.NameOf(name.Plain)}. Give a text.")
        : table.Find(text.AsText) ?? throw state.Fail(table.Refusal(text.AsText));
}
