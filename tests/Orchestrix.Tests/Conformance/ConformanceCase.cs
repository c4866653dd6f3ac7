using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Automations;
using Orchestrix.Events;

namespace Orchestrix.Tests.Conformance;

/// <summary>A case of the files beside this one. Prefect's names in it are read as ours, in triggers and in events.</summary>
sealed class ConformanceCase(JsonElement json)
{
    public string Id => json.GetProperty("id").GetString()!;

    public JsonElement Json => json;

    public static IEnumerable<ConformanceCase> Read(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Conformance", $"{file}.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray().Select(e => new ConformanceCase(e));
    }

    /// <summary>The case's automation, read as a document, without its actions: what these lead to would be events in turn.</summary>
    public Automation Automation()
    {
        var read = AutomationJson.Parse(json.GetProperty("automation").GetRawText()).Single();
        return new Automation(Id, read.Trigger) { Enabled = read.Enabled };
    }

    /// <summary>A trigger that accepts what the case's specifications do, read as a document.</summary>
    public Automation Matcher()
    {
        JsonObject document = new() { ["name"] = "m", ["trigger"] = new JsonObject(), ["actions"] = new JsonArray() };
        foreach (var field in new[] { "match", "match_related", "expect" })
            if (json.TryGetProperty(field, out var value)) document["trigger"]![field] = JsonNode.Parse(value.GetRawText());
        return AutomationJson.Parse(document.ToJsonString()).Single();
    }

    public static CustomEvent ReadEvent(JsonElement e, DateTimeOffset origin, double at)
    {
        var occurred = origin.AddSeconds(e.TryGetProperty("occurred_at", out var given) ? given.GetDouble() : at).UtcTicks;
        var id = Text(e, "id") is { } text ? Guid.Parse(text) : TimeOrderedId.New(occurred);
        return new CustomEvent(
            Symbol.Of(Text(e, "event")!), id, occurred, Text(e, "follows") is { } follows ? Guid.Parse(follows) : null,
            ReadResource(e.GetProperty("resource")),
            e.TryGetProperty("related", out var related) ? [.. related.EnumerateArray().Select(ReadResource)] : [],
            EventEntry.EmptyPayload)
        {
            HasGivenId = true,
            MayPrecedeLeader = true,
        };
    }

    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static Resource ReadResource(JsonElement json)
    {
        var labels = json.EnumerateObject().Select(l => KeyValuePair.Create(PrefectNames.Translate(l.Name), PrefectNames.Translate(l.Value.GetString()!))).ToList();
        var id = labels.Single(l => l.Key == LabelNames.ResourceId.Text);
        labels.Remove(id);
        return new Resource(id.Value, labels);
    }

    public override string ToString() => Id;
}
