namespace Orchestrix.Runtime.V1;

/// <summary>Gathers what is wrong with the options of a flow or task by hand: what the compiler says of an attribute, and what has no meaning without a method.</summary>
sealed class ExplicitMistakes(string kind)
{
    const string Forbidden = "/%&><";

    readonly List<string> found = [];
    string name = "?";

    public string CheckName(string? given, string attribute)
    {
        if (string.IsNullOrWhiteSpace(given)) found.Add($"It needs a name, since there is no method to be named after: new {attribute}(\"build_names\").");
        else CheckNames([name = given]);
        return name;
    }

    public void CheckNames(IEnumerable<string>? names)
    {
        foreach (var each in names ?? [])
            if (string.IsNullOrWhiteSpace(each)) found.Add("A name must not be empty.");
            else if (each.AsSpan().ContainsAny(Forbidden)) found.Add($"A name must not contain / % & > <, but there is '{each}'.");
    }

    public void CheckExceptions(IEnumerable<Type>? types)
    {
        foreach (var type in types ?? [])
            if (type is null || !typeof(Exception).IsAssignableFrom(type)) found.Add($"NonRetryable must name exceptions, but names '{type?.ToString() ?? "null"}'.");
    }

    public void CheckCallbacks(params IEnumerable<(string Option, string? Method)> callbacks)
    {
        foreach (var (option, method) in callbacks)
            if (method is not null) found.Add($"{option} names '{method}', a method beside the attribute, and by hand there is none. {Instead(option)}");
    }

    public void CheckParameters(string option, IEnumerable<string> parameters)
    {
        foreach (var parameter in parameters)
            if (parameter != Tracked.Input) found.Add($"{option} names the parameter '{parameter}', but a call by hand has only '{Tracked.Input}'.");
    }

    public void CheckCache(TaskAttribute options)
    {
        if (!(options.CacheSeconds >= 0) || double.IsInfinity(options.CacheSeconds)) found.Add($"CacheSeconds must be a positive number of seconds, but is {options.CacheSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)}. Leave it out for as long as the result is kept.");
        if (options.CacheBy == CacheBy.Nothing && (options.CacheSeconds != 0 || options.CacheWithout is not null)) found.Add("CacheBy must be set where the cache has further options.");
        if (options.CacheBy.HasFlag(CacheBy.Version) && options.Version is null) found.Add("CacheBy takes the version, which is not set.");
    }

    public InputTemplate? Parse(string option, string? template)
    {
        if (template is null) return null;
        var parsed = InputTemplate.Parse(template, out var mistake);
        if (mistake is not null) found.Add($"{option} {mistake}.");
        return parsed;
    }

    /// <exception cref="ArgumentException">There are mistakes.</exception>
    public ExplicitOptions Checked(ExplicitOptions options)
    {
        found.AddRange(options.ToMethod([], null).Definition.Mistakes);
        return found.Count == 0 ? options : throw new ArgumentException($"The {kind} '{name}' has {(found.Count == 1 ? "a mistake" : $"{found.Count} mistakes")} in its options: {string.Join(" ", found)}", nameof(options));
    }

    string Instead(string option) =>
        option == nameof(TaskAttribute.OnRollback) ? "Let the code around the call roll back, in a transaction." : $"Add the hook where the {kind} is added: o.Add{(kind == "flow" ? "Flow" : "Task")}(…, c => c.{option}(…)).";
}
