using System.Text.Json;

namespace Orchestrix.Automations.Documents;

/// <summary>Checks the placeholders that stand for arguments of a deployment: objects with <c>__prefect_kind</c>, wherever they are.</summary>
static class ParameterPlaceholders
{
    const string Kind = "__prefect_kind";

    static readonly string[] Kinds = ["none", "json", "jinja", "workspace_variable"];

    public static void Check(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind == DocumentNodeKind.Object && node.Find(Kind) is { } kind) CheckOne(node, kind, mistakes);
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
                else DocumentValues.Text(template, mistakes);
                break;
            case "workspace_variable" when node.Find("variable_name") is { } name:
                DocumentValues.Text(name, mistakes);
                break;
        }
    }

    // A text is JSON, unless a template makes it; anything else may be a placeholder in turn, which makes the text.
    static void CheckJson(DocumentNode value, DocumentMistakes mistakes)
    {
        if (value.Kind != DocumentNodeKind.Text)
        {
            Check(value, mistakes);
            return;
        }

        if (value.IsTemplate) return;
        try
        {
            using var document = JsonDocument.Parse(value.Text);
        }
        catch (JsonException)
        {
            mistakes.Add(value, $"'value' is {value}, which is not valid JSON. Write JSON, for example \"[1, 2]\".");
        }
    }
}
