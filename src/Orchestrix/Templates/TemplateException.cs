namespace Orchestrix.Templates;

/// <summary>A template could not be rendered with the values that it was given.</summary>
public sealed class TemplateException : OrchestrixException
{
    internal TemplateException(string problem, int line, int column, string excerpt, Exception? innerException = null)
        : base($"Template rendering failed: line {line}, column {column}{(excerpt.Length == 0 ? "" : $" ({excerpt})")}: {problem}", innerException)
    {
        Problem = problem;
        Line = line;
        Column = column;
        Excerpt = excerpt;
    }

    /// <summary>What went wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The line of the template, from 1.</summary>
    public int Line { get; }

    /// <summary>The character in the line, from 1.</summary>
    public int Column { get; }

    /// <summary>The template around that place.</summary>
    public string Excerpt { get; }

    /// <summary>Which budget is used up; <see langword="null"/> when another thing went wrong.</summary>
    public TemplateBudget? Budget { get; internal init; }
}
