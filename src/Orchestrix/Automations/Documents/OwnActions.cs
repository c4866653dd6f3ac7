using Orchestrix.Actions;
using Orchestrix.Events;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads an action that needs no handler. What it returns after mistakes is not to be used.</summary>
delegate IAutomationAction? OwnAction(DocumentFields fields);

/// <summary>The actions that need no handler.</summary>
static class OwnActions
{
    const string ResourceExample = "{ \"orchestrix.resource.id\": \"order.17\" }";

    public static IAutomationAction DoNothing(DocumentFields fields) => new DoNothingAction();

    public static IAutomationAction CancelFlowRun(DocumentFields fields) => new CancelFlowRunAction();

    public static IAutomationAction Notify(DocumentFields fields)
    {
        var channel = fields.RequireText("channel", "Name the channel, for example \"console\".");
        var body = fields.Require("body", "Write the text.") is { } node ? DocumentValues.Text(node, fields.Mistakes) : null;
        var subject = fields.TextOrNull("subject");
        foreach (var field in new[] { "body", "subject" })
            if (fields.Find(field) is { } text) TemplateChecks.Check(text, fields.Mistakes);
        return new NotifyAction(channel ?? "", body ?? "", subject);
    }

    public static IAutomationAction Delegate(DocumentFields fields) =>
        new DelegateAction(fields.RequireText("name", "Name the delegate, as it was added with AddDelegate or Then.Do.") ?? "");

    public static IAutomationAction RunFlow(DocumentFields fields)
    {
        using FormOutput output = new();
        var flow = fields.RequireText("flow", "Name the flow.") ?? "";
        var parameters = fields.Find("parameters");
        if (parameters is { Kind: not (DocumentNodeKind.Object or DocumentNodeKind.Null) })
            fields.Mistakes.Add(parameters, $"'parameters' is {parameters}; it has to be an object or null, for example {{ \"num\": 10 }}.");
        if (parameters is not null) ParameterPlaceholders.Check(parameters, fields.Mistakes);
        return new RunFlowAction(new NamedFlow(flow, parameters is { Kind: DocumentNodeKind.Object } ? FormOutput.ToElement(parameters) : output.ToElement()))
            .After(FormFields.ReadDelay("schedule_after", fields));
    }

    public static IAutomationAction? EmitEvent(DocumentFields fields)
    {
        var name = fields.RequireText("event", "Name the event, for example \"order.late\".");
        if (name?.Length > EventLimits.NameLength) fields.Mistakes.Add(fields.Find("event")!, $"'event' has {name.Length} characters; at most {EventLimits.NameLength} are allowed.");
        var resource = fields.Require("resource", $"Say what the event is about, for example {ResourceExample}.") is { } node ? ResourceOf(node, fields.Mistakes, isRelated: false) : null;
        List<Resource?> related = [];
        if (fields.Find("related") is { } others)
        {
            if (others.Kind != DocumentNodeKind.List) fields.Mistakes.Add(others, $"'related' is {others}; it has to be a list of resources, each with the label 'orchestrix.resource.role'.");
            else if (others.Children.Count > EventLimits.RelatedResources) fields.Mistakes.Add(others, $"'related' has {others.Children.Count} resources; at most {EventLimits.RelatedResources} are allowed.");
            else related = [.. others.Children.Select(o => ResourceOf(o, fields.Mistakes, isRelated: true))];
        }

        var payload = fields.Find("payload");
        if (payload is { Kind: not DocumentNodeKind.Object }) fields.Mistakes.Add(payload, $"'payload' is {payload}; it has to be an object.");
        if (payload is not null) TemplateChecks.CheckAll(payload, fields.Mistakes);
        return name is null || resource is null ? null : new EmitEventAction(PrefectNames.Translate(name), resource, [.. related.OfType<Resource>()], payload is null ? default : FormOutput.ToElement(payload));
    }

    static Resource? ResourceOf(DocumentNode node, DocumentMistakes mistakes, bool isRelated)
    {
        if (DocumentFields.Of(node, mistakes, ResourceExample) is null) return null;
        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach (var label in node.Children)
        {
            if (DocumentValues.Text(label, mistakes) is not { } value) continue;
            TemplateChecks.Check(label, mistakes);
            var name = PrefectNames.Translate(label.Name);
            if (name.Length == 0) mistakes.Add(label, "A label has an empty name. Name it, for example 'orchestrix.resource.name'.");
            else if (node.Find(label.Name) == label && !labels.TryAdd(name, name == LabelNames.ResourceId.Text ? PrefectNames.Translate(value) : value))
                mistakes.Add(label, $"{label.Subject} means the label '{DocumentNode.Cut(name)}', which is given too. Leave one out.");
        }

        var isWhole = Requires(LabelNames.ResourceId.Text, "by convention kind.id") & (!isRelated || Requires(LabelNames.ResourceRole.Text, "for example \"customer\""));
        if (labels.Count > EventLimits.LabelsPerResource) mistakes.Add(node, $"{node.Subject} has {labels.Count} labels; at most {EventLimits.LabelsPerResource} are allowed.");
        else if (isWhole) return new Resource(labels[LabelNames.ResourceId.Text], labels.Where(l => l.Key != LabelNames.ResourceId.Text));
        return null;

        bool Requires(string name, string example)
        {
            if (labels.TryGetValue(name, out var value) && value.Length > 0) return true;
            if (node.Children.FirstOrDefault(c => PrefectNames.Translate(c.Name) == name) is { } given)
            {
                if (given.Kind == DocumentNodeKind.Text) mistakes.Add(given, $"{given.Subject} is empty. Give a text, {example}.");
            }
            else
            {
                mistakes.AddMissing(node, name, $"The label '{name}' is missing. Give a text, {example}.");
            }

            return false;
        }
    }
}
