using Orchestrix.Templates.Calls;
using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Filters;

/// <summary>What can be called by its name alone.</summary>
static class BuiltInFunctions
{
    public static IEnumerable<KeyValuePair<string, Callable>> All { get; } =
    [
        Callable.Of("range", "start! stop step", Range),
        Callable.Of("dict", "**", (_, _, a) => TemplateValue.Of(a.Named)),
        Callable.Of("namespace", "**", (_, _, a) => TemplateValue.Of(new NamespaceObject(a.Named))),
    ];

    static TemplateValue Range(RenderState state, TemplateValue value, Arguments arguments)
    {
        var hasStop = arguments.Has(1);
        Int128 start = hasStop ? arguments.Whole(0, 0) : 0;
        Int128 stop = hasStop ? arguments.Whole(1, 0) : arguments.Whole(0, 0);
        Int128 step = arguments.Whole(2, 1);
        if (step == 0) throw state.Fail("the step of range is zero. Give another, or leave it out.");
        var count = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
        if (count > TemplateLimits.Range) throw state.Exceeded(TemplateBudget.Range, $"it has {count} numbers; at most {TemplateLimits.Range} are allowed. Give a smaller one.");
        List<TemplateValue> numbers = [];
        for (var i = 0; i < count; i++) numbers.Add(TemplateValue.Of((long)(start + (i * step))));
        return state.Made(numbers);
    }
}
