using Orchestrix.Actions;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads automations from nodes, whatever syntax these were parsed from.</summary>
sealed class AutomationReader
{
    const string Shadow = "shadow";
    const string Example = "{ \"name\": …, \"trigger\": …, \"actions\": … }";

    readonly DocumentMistakes mistakes;
    readonly ActionReader actions;

    AutomationReader(DocumentMistakes mistakes, IReadOnlyCollection<string> handled)
    {
        this.mistakes = mistakes;
        actions = new ActionReader(handled);
    }

    /// <summary>Reads a document: one automation, a list of them, or an object with a list called <c>automations</c>.</summary>
    /// <param name="root">The document; null when it could not be parsed.</param>
    /// <param name="mistakes">The mistakes up to here, which take further ones.</param>
    /// <param name="handled">Types of actions that the application has handlers for.</param>
    public static AutomationDocument Read(DocumentNode? root, DocumentMistakes mistakes, IReadOnlyCollection<string> handled)
    {
        List<Automation> automations = root is null ? [] : new AutomationReader(mistakes, handled).ReadAll(root);
        return new AutomationDocument(automations, mistakes.InOrder()) { Warnings = mistakes.WarningsInOrder() };
    }

    List<Automation> ReadAll(DocumentNode root)
    {
        var list = root.Kind == DocumentNodeKind.List ? root : null;
        if (root.Kind == DocumentNodeKind.Object && root.Find("automations") is { } wrapped)
        {
            DocumentFields fields = new(root, mistakes);
            fields.Find("automations");
            fields.RejectOthers("A document with a list of automations", "$schema");
            if (wrapped.Kind != DocumentNodeKind.List)
            {
                mistakes.Add(wrapped, $"'automations' is {wrapped}; it has to be a list of automations.");
                return [];
            }

            list = wrapped;
            list.IsPathRoot = true;
        }

        return [.. (list?.Children ?? [root]).Select(ReadOne).OfType<Automation>()];
    }

    Automation? ReadOne(DocumentNode node)
    {
        mistakes.Automation = node.Find("name") is { Kind: DocumentNodeKind.Text } name ? DocumentNode.Cut(name.Text) : null;
        var before = mistakes.Count;
        if (DocumentFields.Of(node, mistakes, Example) is not { } fields) return null;
        var automation = Read(fields);
        if (mistakes.Count > before || automation is null || mistakes.IsAmbiguous(node)) return null;
        if (DeploymentLoops.MistakeOf(automation) is { } loop)
        {
            mistakes.Add(node, loop);
            return null;
        }

        foreach (var doubt in DocumentDoubts.About(automation)) doubt.Tell(node, mistakes);
        return automation;
    }

    Automation? Read(DocumentFields fields)
    {
        var name = fields.RequireText("name", "Give the automation a name that tells it from others.");
        var description = fields.Text("description", "");
        var enabled = fields.Flag("enabled", true);
        var mode = fields.Find("mode") is { } word && fields.Word(word, "active", Shadow) == Shadow ? AutomationMode.Shadow : AutomationMode.Active;
        var tags = fields.Texts("tags", "[\"billing\"]");
        var trigger = fields.Require("trigger", "Say when the automation fires.") is { } node ? TriggerReader.Read(node, mistakes) : null;
        var always = ReadActions("actions", fields, fields.Require("actions", "List what is done when the automation fires; the list may be empty."));
        var onTrigger = ReadActions("actions_on_trigger", fields, fields.Find("actions_on_trigger"));
        var onResolve = ReadActions("actions_on_resolve", fields, fields.Find("actions_on_resolve"));
        var owner = fields.TextOrNull("owner_resource");
        fields.RejectOthers("An automation", "id", "created", "updated", "$schema");
        return name is null || trigger is null ? null : new Automation(name, trigger, always)
        {
            Description = description,
            Enabled = enabled,
            Mode = mode,
            Tags = tags,
            ActionsOnTrigger = onTrigger,
            ActionsOnResolve = onResolve,
            OwnerResource = owner,
            IsFromDocument = true,
        };
    }

    List<IAutomationAction> ReadActions(string name, DocumentFields fields, DocumentNode? node)
    {
        if (node is null) return [];
        if (node.Kind == DocumentNodeKind.List) return [.. node.Children.Select(n => actions.Read(n, mistakes)).OfType<IAutomationAction>()];
        fields.Mistakes.Add(node, $"'{name}' is {node}; it has to be a list of actions.");
        return [];
    }
}
