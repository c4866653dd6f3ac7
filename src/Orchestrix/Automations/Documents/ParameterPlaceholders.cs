using System.Text.Json;

namespace Orchestrix.Automations.Documents;

/// <summary>Checks arguments: templates, and the placeholders that say how one is made, which are objects with <c>__prefect_kind</c>, wherever they are.</summary>
static class ParameterPlaceholders
{
    const string Kind = "__prefect_kind";

    static readonly string[] Kinds = ["none", "json", "jinja", "workspace_variable"];

    public static void Check(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind == DocumentNodeKind.Object && node.Find(Kind) is { } kind) CheckOne(node, kind, mistakes);
        else if (node.Kind == DocumentNodeKind.Text) TemplateChecks.Check(node, mistakes);
        else foreach (var child in node.Children) Check(child, mistakes);
    }

    static void CheckOne(DocumentNode node, DocumentNode kind, DocumentMistakes mistakes)
    {
        if (new DocumentFields(node, mistakes).Word(kind, Kinds) is not { } word) return;
        switch (word)
        {
            case "none" when node.Find("value") is null:
                mistakes.AddMissing(node, "value", "'value' is missing: a placeholder of kind 'none' stands for it. Give it, or null.");
                break;
            case "json" when node.Find("value") is { } value:
                CheckJson(value, mistakes);
                break;
            case "jinja":
                if (node.Find("template") is not { } template) mistakes.AddMissing(node, "template", "'template' is missing: a placeholder of kind 'jinja' stands for it. Give a text.");
                else if (DocumentValues.Text(template, mistakes) is { } text) TemplateChecks.Check(template, text, mistakes, isTemplate: true);
                break;
            case "workspace_variable" when node.Find("variable_name") is { } name:
                DocumentValues.Text(name, mistakes);
                break;
        }
    }

    // A text is JSON, unless a template makes it; anything else is left alone, or is a placeholder in turn, which makes the text.
    static void CheckJson(DocumentNode value, DocumentMistakes mistakes)
    {
        if (value.Kind != DocumentNodeKind.Text)
        {
            if (value.Kind == DocumentNodeKind.Object && value.Find(Kind) is { } kind) CheckOne(value, kind, mistakes);
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(value.Text);
        }
        catch (JsonException)
        {
            if (value.IsTemplate) TemplateChecks.Check(value, mistakes); // it makes the JSON
            else mistakes.Add(value, $"'value' is {value}, which is not valid JSON. Write JSON, for example \"[1, 2]\".");
        }
    }
}
