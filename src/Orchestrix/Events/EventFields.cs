using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrix.Events;

/// <summary>Reads the fields of one event that came from outside as JSON. Prefect's known names are understood as ours.</summary>
sealed class EventFields(JsonObject fields, List<string> mistakes)
{
    static readonly Guid Unnamed = new("00000000-0000-7000-8000-000000000000");

    /// <summary>The event as it arrived; null when something is wrong.</summary>
    public OrchestrationEvent? Read(int number)
    {
        var before = mistakes.Count;
        var name = Text("event", isRequired: true);
        var occurred = Time("occurred", isRequired: true);
        var received = Time("received", isRequired: false);
        var id = Id("id");
        var follows = Id("follows");
        var resource = ReadResource(fields["resource"], "resource", needsRole: false);
        var related = ReadRelated();
        if (fields["payload"] is not (null or JsonObject)) mistakes.Add("its 'payload' is no object. Write { … }, or leave it out.");
        if (mistakes.Count > before) return null;

        NewEvent draft = new(PrefectNames.Translate(name!), resource!)
        {
            Id = id ?? TimeOrderedId.Derive(Unnamed, occurred!.Value.UtcTicks, number),
            Occurred = occurred,
            FollowsId = follows,
            Related = related,
            Payload = fields["payload"] as JsonObject,
        };
        return Make(draft, (received ?? occurred!.Value).UtcTicks, number);
    }

    OrchestrationEvent? Make(NewEvent draft, long receivedTicks, int number)
    {
        try
        {
            return new OrchestrationEvent(CustomEventFactory.Create(draft, Outside.Instance, receivedTicks), 0, number, receivedTicks);
        }
        catch (InvalidEventException exception)
        {
            mistakes.AddRange(exception.Mistakes);
            return null;
        }
    }

    string? Text(string field, bool isRequired)
    {
        if (fields[field] is not { } value)
        {
            if (isRequired) mistakes.Add($"it has no '{field}'. Every event needs 'occurred', 'event' and 'resource'.");
            return null;
        }

        if (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text) return text;
        mistakes.Add($"its '{field}' is {Shown(value)}; it has to be a text that is not empty.");
        return null;
    }

    DateTimeOffset? Time(string field, bool isRequired)
    {
        if (Text(field, isRequired) is not { } text) return null;
        if (EventTime.TryRead(text, out var time)) return time;
        mistakes.Add($"its '{field}' is {Shown(fields[field]!)}, which is no time with a zone. Write it like {EventTime.Example}.");
        return null;
    }

    Guid? Id(string field)
    {
        if (Text(field, isRequired: false) is not { } text) return null;
        if (Guid.TryParse(text, out var id)) return id;
        mistakes.Add($"its '{field}' is {Shown(fields[field]!)}, which is no UUID. Write it like '0198c0de-0000-7000-8000-000000000001', or leave it out.");
        return null;
    }

    List<Resource> ReadRelated()
    {
        if (fields["related"] is not { } value) return [];
        if (value is not JsonArray list)
        {
            mistakes.Add("its 'related' is no list. Write [{ … }], or leave it out.");
            return [];
        }

        List<Resource> related = [];
        for (var i = 0; i < list.Count; i++)
            if (ReadResource(list[i], $"related.{i}", needsRole: true) is { } resource) related.Add(resource);
        return related;
    }

    Resource? ReadResource(JsonNode? value, string path, bool needsRole)
    {
        if (value is not JsonObject labels)
        {
            mistakes.Add($"its '{path}' is {(value is null ? "missing" : "no object")}. Write the labels of what it is about: {{ \"{LabelNames.ResourceId}\": \"order.7\" }}.");
            return null;
        }

        var before = mistakes.Count;
        string? id = null;
        List<KeyValuePair<string, string>> others = [];
        foreach (var (label, node) in labels)
        {
            if (node?.GetValueKind() != JsonValueKind.String)
            {
                mistakes.Add($"its label '{label}' of '{path}' is {Shown(node)}; labels are texts.");
                continue;
            }

            var name = PrefectNames.Translate(label);
            var text = PrefectNames.Translate(node.GetValue<string>());
            if (name == LabelNames.ResourceId.Text && id is null) id = text;
            else others.Add(new(name, text));
        }

        if (string.IsNullOrEmpty(id)) mistakes.Add($"its '{path}' has no '{LabelNames.ResourceId}'. Say what it is, by convention 'kind.id'.");
        if (needsRole && !others.Exists(l => l.Key == LabelNames.ResourceRole.Text && l.Value.Length > 0))
            mistakes.Add($"its '{path}' has no '{LabelNames.ResourceRole}'. Say what it has to do with the event.");
        return mistakes.Count > before ? null : Make(id!, others);
    }

    Resource? Make(string id, List<KeyValuePair<string, string>> labels)
    {
        try
        {
            return new Resource(id, labels);
        }
        catch (InvalidEventException exception)
        {
            mistakes.AddRange(exception.Mistakes);
            return null;
        }
    }

    static string Shown(JsonNode? value)
    {
        const int longest = 60;
        var text = value?.ToJsonString() ?? "null";
        return text.Length <= longest ? text : $"{text[..longest]}…";
    }

    /// <summary>Events from outside stand for themselves.</summary>
    sealed class Outside : IEmissionContext
    {
        public static readonly Outside Instance = new();

        public IReadOnlyList<Resource> Related => [];

        public Causation? Cause => null;
    }
}
