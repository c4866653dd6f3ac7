using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates.Filters;

/// <summary>Finds values within values by a path such as <c>state.name</c>, as many filters take one.</summary>
static class Attributes
{
    public static TemplateValue Find(RenderState state, TemplateValue value, TemplateValue path)
    {
        state.Step();
        if (path.Kind == TemplateValueKind.Whole) return Sequences.Member(value, path);
        foreach (var name in ValueText.Of(state, path).Split('.'))
        {
            state.Step();
            value = Sequences.Member(value, long.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) ? TemplateValue.Of(index) : TemplateValue.Of(name));
        }

        return value;
    }

    /// <summary>What to look at in an item: the item, or what an argument says.</summary>
    public static Func<TemplateValue, TemplateValue> Key(RenderState state, Arguments arguments, int attribute)
    {
        if (!arguments.Has(attribute)) return item => item;
        var path = arguments[attribute];
        return item => Find(state, item, path);
    }
}
