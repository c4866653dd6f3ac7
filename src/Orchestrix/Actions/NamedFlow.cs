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
        foreach (var field in Templates) yield return TemplateText.Refusal(field);
        if (registry.Flows is not { } flows) yield break;
        if (flows.Find(name) is null)
        {
            var known = string.Join(", ", flows.Flows.Select(f => f.Name));
            yield return $"its flow '{name}' is unknown. {(known.Length == 0 ? "No flow is known." : $"Known are: {known}.")} Correct the name, or mark the method with [Flow].";
            yield break;
        }

        yield return $"its flow '{name}' cannot be started from a document yet. Start it in C#, with Then.RunFlow(() => …), or disable the automation.";
    }

    /// <summary>The call that starts it.</summary>
    /// <exception cref="ActionFailedException">The host has no such flow, or it does not take these parameters.</exception>
    public CapturedCall Call(ActionRegistry registry) => throw new ActionFailedException(string.Join(' ', MistakesIn(registry)));
}
