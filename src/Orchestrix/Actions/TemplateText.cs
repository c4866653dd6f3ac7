namespace Orchestrix.Actions;

/// <summary>Recognises texts that are templates.</summary>
static class TemplateText
{
    public static bool Is(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    /// <summary>Why an enabled automation must not have one.</summary>
    public static string Refusal(string field) =>
        $"its field '{field}' is a template, and templates are not supported yet. Write a text without {{{{ and {{%, or disable the automation.";
}
