using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Events;

namespace Orchestrix.Runs.Artifacts;

/// <summary>Puts artifacts into the log, or says everything that is wrong with them.</summary>
static class ArtifactWriter
{
    public static Artifact Create(Run run, ArtifactType type, JsonElement data, string? key, string? description)
    {
        ThrowIfWrong(data, key);
        var now = run.Engine.Now();
        var time = new DateTimeOffset(now, TimeSpan.Zero);
        Artifact artifact = new()
        {
            Id = TimeOrderedId.New(now),
            Key = key,
            Type = type,
            Description = description,
            Data = data,
            FlowRunId = new RunContext(run).FlowRun?.Id,
            TaskRunId = (run as TaskRun)?.Id,
            Created = time,
            Updated = time,
        };
        Append(run, artifact, isUpdate: false, now);
        return artifact;
    }

    public static Artifact Update(Run run, Artifact artifact, JsonElement data)
    {
        var now = run.Engine.Now();
        var updated = artifact with { Data = data, Updated = new DateTimeOffset(Math.Max(now, artifact.Updated.UtcTicks), TimeSpan.Zero) };
        Append(run, updated, isUpdate: true, now);
        return updated;
    }

    /// <summary>What JSON has no words for (not a number, infinite) becomes null.</summary>
    public static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Clean(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Clean)]),
        JsonValue value when value.TryGetValue<double>(out var number) && !double.IsFinite(number) => null,
        JsonValue value when value.TryGetValue<float>(out var number) && !float.IsFinite(number) => null,
        _ => node?.DeepClone(),
    };

    /// <summary>JSON that outlives what it was made of.</summary>
    public static JsonElement JsonOf(JsonNode? node) => JsonElement.Parse(node?.ToJsonString() ?? "null");

    static void Append(Run run, Artifact artifact, bool isUpdate, long now) =>
        run.Engine.Log.Append(
            new ArtifactChange(artifact, isUpdate, TimeOrderedId.New(now)) { Related = RunEvents.ContextOf(run), Cause = run.CauseOf(0) }, now);

    static void ThrowIfWrong(JsonElement data, string? key)
    {
        List<string> mistakes = [];
        if (key is not null && (key.Length is 0 or > Artifact.LongestKey || key.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))))
            mistakes.Add($"The key '{(key.Length > 80 ? $"{key[..80]}…" : key)}' is not allowed. Use lowercase letters, digits and dashes, at most {Artifact.LongestKey} of them, for example 'daily-report'.");
        var size = data.GetRawText().Length;
        if (size > Artifact.LargestData)
            mistakes.Add($"The artifact{(key is null ? "" : $" '{key}'")} has {size:N0} characters; at most {Artifact.LargestData:N0} are allowed. Store what is large elsewhere, and make a link to it.");
        if (mistakes.Count > 0) throw new InvalidArtifactException(mistakes);
    }
}
