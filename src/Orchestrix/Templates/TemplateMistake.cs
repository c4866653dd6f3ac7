namespace Orchestrix.Templates;

/// <summary>Something in a template that has to be mended before it can be rendered.</summary>
/// <param name="Message">What is wrong, and what to write instead: sentences for people.</param>
/// <param name="Line">The line of the template, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
public sealed record TemplateMistake(string Message, int Line, int Column)
{
    /// <summary>Which budget the template is beyond.</summary>
    /// <value>By default <see langword="null"/>: none.</value>
    public TemplateBudget? Budget { get; init; }

    /// <summary>The whole as a line of text.</summary>
    /// <returns>Place and message.</returns>
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}
