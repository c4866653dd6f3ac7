using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads triggers: finds out which type is meant, and only that type's reader says what is wrong.</summary>
static class TriggerReader
{
    const string Example = "{ \"type\": \"event\", \"expect\": [\"orchestrix.flow-run.Failed\"] }";

    public static readonly string[] Types = ["event", "compound", "sequence", "metric", "stays"];

    /// <summary>The trigger; null when its type is unknown. After mistakes it is not to be used.</summary>
    public static Trigger? Read(DocumentNode node, DocumentMistakes mistakes)
    {
        if (DocumentFields.Of(node, mistakes, Example) is not { } fields) return null;
        if (TypeOf(fields) is not { } type) return null;
        CommonParts common = new(fields.Flag("ignore_own_effects", false), GuardReader.Read(fields));
        Trigger? trigger = type switch
        {
            "event" => EventTriggerReader.Read(fields, common),
            "compound" => CompositeTriggerReader.ReadCompound(fields, common),
            "sequence" => CompositeTriggerReader.ReadSequence(fields, common),
            "metric" => MetricTriggerReader.Read(fields, common),
            _ => StaysTriggerReader.Read(fields, common),
        };
        fields.RejectOthers($"A trigger of type '{type}'", "id");
        return trigger;
    }

    /// <summary>Names of events, each once.</summary>
    public static IReadOnlyList<EventNamePattern> Names(DocumentFields fields, string field)
    {
        if (fields.Find(field) is not { } node) return [];
        if (node.Kind == DocumentNodeKind.List)
            foreach (var item in node.Children.Where(i => i is { Kind: DocumentNodeKind.Text, Text.Length: 0 }))
                fields.Mistakes.Add(item, $"{item.Subject} is empty. Name an event, or leave it out: without any name, '{field}' means {(field == "expect" ? "every event" : "no event")}.");
        foreach (var item in node.Children) DocumentValues.CheckPattern(item, fields.Mistakes);
        return [.. DocumentValues.Texts(node, fields.Mistakes, "[\"orchestrix.flow-run.Failed\"]").Select(n => new EventNamePattern(n)).Distinct()];
    }

    // The type may be left out where the shape tells it.
    static string? TypeOf(DocumentFields fields)
    {
        if (fields.Find("type") is { } type) return fields.Word(type, Types);
        var owner = fields.Owner;
        if (owner.Find("triggers") is not null) return owner.Find("require") is null ? "sequence" : "compound";
        return owner.Find("metric") is not null || owner.Find("posture") is { Kind: DocumentNodeKind.Text, Text: "Metric" } ? "metric" : "event";
    }
}
