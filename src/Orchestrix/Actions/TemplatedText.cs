using Orchestrix.Templates;

namespace Orchestrix.Actions;

/// <summary>A text of an action that may be a template: parsed when the action is declared, rendered when it is executed.</summary>
sealed class TemplatedText
{
    static readonly HashSet<string> NoNames = [];

    readonly Template? template;

    /// <param name="field">Which field of the action it is.</param>
    /// <param name="source">The text.</param>
    public TemplatedText(string field, string source)
    {
        Field = field;
        Source = source;
        if (!Template.IsTemplate(source)) return;
        if (!Template.TryParse(source, out template, out var mistakes)) Mistakes = [.. mistakes.Select(m => $"its field '{field}' is not a valid template: {m}")];
    }

    public string Field { get; }

    /// <summary>The text as it was declared.</summary>
    public string Source { get; }

    public bool IsTemplate => template is not null || Mistakes.Count > 0;

    /// <summary>What is wrong with it, each mistake with its place in the text.</summary>
    public IReadOnlyList<string> Mistakes { get; } = [];

    /// <summary>The names that it reads.</summary>
    public IReadOnlySet<string> Names => template?.Variables ?? NoNames;

    /// <exception cref="ActionFailedException">It cannot be rendered with these values.</exception>
    public string Render(TemplateValue variables) => template is null ? Source : Guarded(Field, () => template.Render(variables));

    /// <summary>Renders something; what goes wrong makes the action fail, once and for all.</summary>
    public static T Guarded<T>(string field, Func<T> render)
    {
        try
        {
            return render();
        }
        catch (TemplateException exception)
        {
            throw new ActionFailedException(
                $"Template rendering failed: {field}, line {exception.Line}, column {exception.Column}{(exception.Excerpt.Length > 0 ? $" ({exception.Excerpt})" : "")}: {exception.Problem}", exception);
        }
    }
}
