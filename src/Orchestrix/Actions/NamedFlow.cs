using System.Text.Json;
using Orchestrix.Runs;

namespace Orchestrix.Actions;

/// <summary>A flow with its arguments as documents have them: by name, and as JSON.</summary>
sealed class NamedFlow(string name, JsonElement parameters)
{
    public string Name => name;

    /// <summary>An object; the arguments that are not in it have their defaults.</summary>
    public JsonElement Parameters => parameters;

    /// <summary>Whether the parameters hold templates.</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>Why the flow cannot be started in a host, each reason in a sentence with its mend.</summary>
    public IEnumerable<string> MistakesIn(ActionRegistry registry)
    {
        if (Templates.Count > 0) return Templates.Select(TemplateText.Refusal);
        if (registry.Flows is null) return [];
        Bind(registry, out var mistakes);
        return mistakes;
    }

    /// <summary>The call that starts it, with arguments that are made anew.</summary>
    /// <exception cref="ActionFailedException">The host has no such flow, or it does not take these parameters.</exception>
    public CapturedCall Call(ActionRegistry registry) => Bind(registry, out var mistakes) ?? throw new ActionFailedException(string.Join(' ', mistakes));

    CapturedCall? Bind(ActionRegistry registry, out IReadOnlyList<string> mistakes)
    {
        if (registry.Flows?.Find(name) is { } flow) return JsonArguments.Call(flow, parameters, registry.Json ?? RunJson.OptionsOf(new RunOptions()), out mistakes);
        var names = registry.Flows?.Flows.Select(f => f.Name).ToList() ?? [];
        var meant = Spelling.Suggest(name, names);
        var known = names.Count == 0 ? " No flow is known." : meant.Length > 0 ? meant : $" Known are: {string.Join(", ", names)}.";
        mistakes = [$"its flow '{name}' is unknown.{known} Correct the name, or mark the method with [Flow]."];
        return null;
    }
}
