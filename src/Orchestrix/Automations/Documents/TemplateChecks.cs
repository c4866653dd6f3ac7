using Orchestrix.Templates;

namespace Orchestrix.Automations.Documents;

/// <summary>Tells what is wrong with templates in a document: at the value, with the place in its text.</summary>
static class TemplateChecks
{
    /// <summary>Checks a text; what is no text is left to others.</summary>
    public static void Check(DocumentNode node, DocumentMistakes mistakes)
    {
        if (node.Kind == DocumentNodeKind.Text) Check(node, node.Text, mistakes);
    }

    /// <summary>Checks all texts of a value, however deep.</summary>
    public static void CheckAll(DocumentNode node, DocumentMistakes mistakes)
    {
        Check(node, mistakes);
        foreach (var child in node.Children) CheckAll(child, mistakes);
    }

    /// <summary>Checks the text that a value stands for.</summary>
    /// <param name="node">The value.</param>
    /// <param name="text">The text.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    /// <param name="isTemplate">Whether it is a template whatever it looks like.</param>
    public static void Check(DocumentNode node, string text, DocumentMistakes mistakes, bool isTemplate = false)
    {
        if ((!isTemplate && !Template.IsTemplate(text)) || Template.TryParse(text, out _, out var wrong)) return;
        foreach (var mistake in wrong) mistakes.Add(node, $"{node.Subject} is not a valid template: {mistake}");
    }
}
