using System.Text.Json;

namespace Orchestrix.Runs.Inputs;

/// <summary>The inputs of pauses that were passed, by their keys. Guarded by whoever has it.</summary>
sealed class PauseAnswers
{
    Dictionary<string, JsonElement?>? answers;

    public bool TryGet(string key, out JsonElement? input)
    {
        input = null;
        return answers is not null && answers.TryGetValue(key, out input);
    }

    public JsonElement? Add(string key, JsonElement? input) => (answers ??= new(StringComparer.Ordinal))[key] = input;
}
