using System.Text.Json;
using Orchestrix.Events;
using Orchestrix.Triggers;

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

    public EventTrigger Trigger() => ReadTrigger(json.GetProperty("automation").GetProperty("trigger"));

    public static EventTrigger ReadTrigger(JsonElement trigger)
    {
        var posture = Text(trigger, "posture") == "Proactive" ? TriggerPosture.Proactive : TriggerPosture.Reactive;
        var within = trigger.TryGetProperty("within", out var w) ? w.GetDouble() : 0;
        if (posture == TriggerPosture.Proactive && within == 0) within = 10; // as documents have it
        return new EventTrigger
        {
            Posture = posture,
            Match = trigger.TryGetProperty("match", out var match) ? Specification(match) : LabelSpecification.Empty,
            MatchRelated = trigger.TryGetProperty("match_related", out var related) ? Specifications(related) : [],
            After = [.. Texts(trigger, "after").Select(n => new EventNamePattern(n))],
            Expect = [.. Texts(trigger, "expect").Select(n => new EventNamePattern(n))],
            ForEach = [.. Texts(trigger, "for_each")],
            Threshold = trigger.TryGetProperty("threshold", out var threshold) ? threshold.GetInt32() : 1,
            Within = TimeSpan.FromSeconds(within),
        };
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

    public static IReadOnlyList<LabelSpecification> Specifications(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => [.. json.EnumerateArray().Select(Specification)],
        JsonValueKind.Object => [Specification(json)],
        _ => [],
    };

    public static LabelSpecification Specification(JsonElement json)
    {
        var specification = LabelSpecification.Empty;
        foreach (var label in json.EnumerateObject())
        {
            specification = specification.And(
                label.Name,
                label.Value.ValueKind == JsonValueKind.Array ? label.Value.EnumerateArray().Select(p => p.GetString()!) : [label.Value.GetString()!]);
        }

        return specification;
    }

    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static IEnumerable<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.EnumerateArray().Select(v => v.GetString()!) : [];

    static Resource ReadResource(JsonElement json)
    {
        var labels = json.EnumerateObject().Select(l => KeyValuePair.Create(PrefectNames.Translate(l.Name), PrefectNames.Translate(l.Value.GetString()!))).ToList();
        var id = labels.Single(l => l.Key == LabelNames.ResourceId.Text);
        labels.Remove(id);
        return new Resource(id.Value, labels);
    }

    public override string ToString() => Id;
}
