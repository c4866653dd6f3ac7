namespace Orchestrix.Templates;

/// <summary>A template is wrong; all mistakes that could be found are told.</summary>
public sealed class InvalidTemplateException : OrchestrixException
{
    /// <summary>An exception.</summary>
    /// <param name="mistakes">The mistakes; at least one.</param>
    public InvalidTemplateException(IReadOnlyList<TemplateMistake> mistakes) : base($"The template is not valid: {string.Join(" ", mistakes ?? [])}") =>
        Mistakes = mistakes ?? throw new ArgumentNullException(nameof(mistakes));

    /// <summary>What is wrong with it, in the order of the text.</summary>
    public IReadOnlyList<TemplateMistake> Mistakes { get; }
}
