using Orchestrix.Templates.Evaluation;

namespace Orchestrix.Templates.Calls;

/// <summary>What a filter, test, function or method does.</summary>
/// <param name="state">The rendering.</param>
/// <param name="value">What it is applied to; undefined for a function.</param>
/// <param name="arguments">What else it is given.</param>
delegate TemplateValue Operation(RenderState state, TemplateValue value, Arguments arguments);

/// <summary>A filter, test, function or method.</summary>
sealed record Callable(string Name, Signature Signature, Operation Apply)
{
    public static KeyValuePair<string, Callable> Of(string name, string parameters, Operation apply) => new(name, new Callable(name, Signature.Of(parameters), apply));

    public static KeyValuePair<string, Callable> Test(string name, string parameters, Func<RenderState, TemplateValue, Arguments, bool> apply) =>
        Of(name, parameters, (state, value, arguments) => TemplateValue.Of(apply(state, value, arguments)));

    /// <summary>Applies it with arguments in their order, as filters that apply other filters do.</summary>
    public TemplateValue Invoke(RenderState state, TemplateValue value, IReadOnlyList<TemplateValue> arguments, IReadOnlyList<KeyValuePair<string, TemplateValue>> named)
    {
        state.Step();
        var parameters = Signature.Parameters;
        var values = new TemplateValue?[parameters.Count];
        for (var i = 0; i < Math.Min(arguments.Count, values.Length); i++) values[i] = arguments[i];
        if (arguments.Count > values.Length && !Signature.TakesMore) throw state.Fail($"'{Name}' takes at most {values.Length} arguments.");
        List<KeyValuePair<string, TemplateValue>> others = [];
        foreach (var (name, argument) in named)
        {
            var place = parameters.Index().Where(p => p.Item == name).Select(p => p.Index).DefaultIfEmpty(-1).First();
            if (place >= 0) values[place] = argument;
            else if (Signature.TakesNames) others.Add(new(name, argument));
            else throw state.Fail($"'{Name}' has no argument '{name}'.");
        }

        for (var i = 0; i < Signature.Required; i++)
            if (values[i] is null) throw state.Fail($"'{Name}' needs '{parameters[i]}'.");
        return Apply(state, value, new Arguments(state, Signature, values, [.. arguments.Skip(values.Length)], [.. others]));
    }
}
