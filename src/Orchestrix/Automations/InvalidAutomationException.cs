namespace Orchestrix.Automations;

/// <summary>A document was not accepted. Tells all mistakes at once.</summary>
public sealed class InvalidAutomationException : OrchestrixException
{
    internal InvalidAutomationException(IReadOnlyList<DocumentMistake> mistakes)
        : base($"The document has {mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")}.{Environment.NewLine}{string.Join(Environment.NewLine, mistakes.Select(m => $"- {m}"))}") =>
        Mistakes = mistakes;

    /// <summary>Everything that is wrong, in the order of the document.</summary>
    public IReadOnlyList<DocumentMistake> Mistakes { get; }
}
