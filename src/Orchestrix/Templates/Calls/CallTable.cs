using System.Collections.Frozen;

namespace Orchestrix.Templates.Calls;

/// <summary>What can be called by its name. Closed: a template reaches nothing else.</summary>
/// <param name="kind">What they are, for messages.</param>
/// <param name="callables">All there are.</param>
/// <param name="refused">Names that Jinja has, and why they are not here.</param>
sealed class CallTable(string kind, IEnumerable<KeyValuePair<string, Callable>> callables, IReadOnlyDictionary<string, string> refused)
{
    readonly FrozenDictionary<string, Callable> all = callables.ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Names => all.Keys.Order(StringComparer.Ordinal);

    public Callable? Find(string name) => all.GetValueOrDefault(name);

    /// <summary>Why there is none of a name.</summary>
    public string Refusal(string name) =>
        refused.TryGetValue(name, out var reason) ? $"the {kind} '{name}' is not supported: {reason}"
        : $"there is no {kind} '{(name.Length > 40 ? $"{name[..40]}…" : name)}'.{(Spelling.Suggest(name, Names) is { Length: > 0 } meant ? $"{meant} Correct the name." : $" The {kind}s are: {string.Join(", ", Names)}.")}";
}
