using Orchestrix.Events;
using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads what keeps a trigger from firing: <c>unless</c>.</summary>
static class GuardReader
{
    const string Example = "{ \"event\": \"maintenance.started\", \"within\": 3600 }";

    public static UnlessGuard? Read(DocumentFields trigger)
    {
        var mistakes = trigger.Mistakes;
        if (trigger.Find("unless") is not { } node || DocumentFields.Of(node, mistakes, Example) is not { } fields) return null;
        var events = fields.Require("event", $"Name the event or events that keep the trigger from firing, for example {Example}.") is { } names ? Names(names, mistakes) : [];
        var within = fields.Require("within", "Say for how many seconds such an event keeps the trigger from firing, for example 3600.") is { } length ? DocumentValues.Seconds(length, mistakes) : null;
        if (within <= TimeSpan.Zero) mistakes.Add(node.Find("within")!, $"'within' is {node.Find("within")}; it has to be more than 0 seconds, for example 3600.");
        UnlessGuard guard = new() { Events = events, Within = within ?? TimeSpan.Zero, Match = LabelReader.Match(fields) };
        fields.RejectOthers("'unless'");
        return guard;
    }

    static IReadOnlyList<EventNamePattern> Names(DocumentNode node, DocumentMistakes mistakes)
    {
        var texts = node.Kind == DocumentNodeKind.Text ? [node.Text] : DocumentValues.Texts(node, mistakes, "[\"maintenance.started\"]");
        if (node is { Kind: DocumentNodeKind.List, Children.Count: 0 } || texts.Contains(""))
            mistakes.Add(node, "'event' names nothing. Name an event, for example \"maintenance.started\".");
        foreach (var item in node.Children.Prepend(node)) DocumentValues.CheckPattern(item, mistakes);
        return [.. texts.Select(t => new EventNamePattern(t)).Distinct()];
    }
}
