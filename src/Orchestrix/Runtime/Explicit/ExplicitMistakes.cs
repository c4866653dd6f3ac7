using System.Globalization;

namespace Orchestrix.Runtime.Explicit;

/// <summary>Gathers what is wrong with the options of a flow or task by hand: what the compiler says of an attribute, and what has no meaning without a method.</summary>
sealed class ExplicitMistakes(RunnableAttribute options)
{
    const string Forbidden = "/%&><";

    readonly List<string> found = [];

    string Kind => options is FlowAttribute ? "flow" : "task";

    public void Check(IReadOnlyList<LimitAttribute> limits)
    {
        if (string.IsNullOrWhiteSpace(options.Name)) found.Add($"It needs a name, since there is no method to be named after: new {options.GetType().Name}(\"build_names\").");
        else CheckNames([options.Name]);
        CheckNames(options.FormerNames ?? []);
        foreach (var type in options.NonRetryable ?? [])
            if (!typeof(Exception).IsAssignableFrom(type)) found.Add($"NonRetryable must name exceptions, but names '{type?.ToString() ?? "null"}'.");
        CheckCallbacks();
        CheckParameters(nameof(LimitAttribute), limits.Select(static each => each.Key).OfType<string>());
        if (options is TaskAttribute task) CheckCache(task);
    }

    /// <summary>Reads a text that may name the input.</summary>
    public InputTemplate? Parse(string option, string? template)
    {
        if (template is null) return null;
        var parsed = InputTemplate.Parse(template, out var mistake);
        if (mistake is not null) found.Add($"{option} {mistake}.");
        return parsed;
    }

    /// <exception cref="ArgumentException">There are mistakes.</exception>
    public ExplicitOptions Checked(ExplicitOptions read)
    {
        found.AddRange(read.ToMethod([], null).Definition.Mistakes);
        return found.Count == 0 ? read : throw new ArgumentException($"The {Kind} '{options.Name ?? "?"}' has {(found.Count == 1 ? "a mistake" : $"{found.Count} mistakes")} in its options: {string.Join(" ", found)}");
    }

    void CheckNames(IEnumerable<string> names)
    {
        foreach (var each in names)
            if (string.IsNullOrWhiteSpace(each)) found.Add("A name must not be empty.");
            else if (each.AsSpan().ContainsAny(Forbidden)) found.Add($"A name must not contain / % & > <, but there is '{each}'.");
    }

    void CheckCallbacks()
    {
        foreach (var (option, method) in new (string, string?)[]
        {
            (nameof(options.OnRunning), options.OnRunning), (nameof(options.OnCompletion), options.OnCompletion), (nameof(options.OnFailure), options.OnFailure),
            (nameof(FlowAttribute.OnCancellation), (options as FlowAttribute)?.OnCancellation), (nameof(FlowAttribute.OnCrashed), (options as FlowAttribute)?.OnCrashed),
            (nameof(TaskAttribute.OnRollback), (options as TaskAttribute)?.OnRollback),
        })
            if (method is not null) found.Add($"{option} names '{method}', a method beside the attribute, and by hand there is none. {Instead(option)}");
    }

    void CheckCache(TaskAttribute task)
    {
        CheckParameters(nameof(task.CacheWithout), task.CacheWithout ?? []);
        if (!(task.CacheSeconds >= 0) || double.IsInfinity(task.CacheSeconds)) found.Add($"CacheSeconds must be a positive number of seconds, but is {task.CacheSeconds.ToString(CultureInfo.InvariantCulture)}. Leave it out for as long as the result is kept.");
        if (task.CacheBy == CacheBy.Nothing && (task.CacheSeconds != 0 || task.CacheWithout is not null)) found.Add("CacheBy must be set where the cache has further options.");
        if (task.CacheBy.HasFlag(CacheBy.Version) && task.Version is null) found.Add("CacheBy takes the version, which is not set.");
    }

    void CheckParameters(string option, IEnumerable<string> parameters)
    {
        foreach (var parameter in parameters)
            if (parameter != Tracked.Input) found.Add($"{option} names the parameter '{parameter}', but a call by hand has only '{Tracked.Input}'.");
    }

    string Instead(string option) =>
        option == nameof(TaskAttribute.OnRollback) ? "Let the code around the call roll back, in a transaction." : $"Add the hook where the {Kind} is added: o.Add{(Kind == "flow" ? "Flow" : "Task")}(…, c => c.{option}(…)).";
}
