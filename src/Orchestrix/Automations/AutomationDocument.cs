using Orchestrix.Automations.Documents;

namespace Orchestrix.Automations;

/// <summary>What was read from a document. Immutable.</summary>
public sealed class AutomationDocument
{
    internal AutomationDocument(IReadOnlyList<Automation> automations, IReadOnlyList<DocumentMistake> mistakes)
    {
        Automations = automations;
        Mistakes = mistakes;
    }

    /// <summary>Where the document comes from: a file's name.</summary>
    /// <value>By default <see langword="null"/>: it was handed over as a text.</value>
    public string? Source { get; private init; }

    /// <summary>The automations without mistakes, in the order of the document.</summary>
    public IReadOnlyList<Automation> Automations { get; }

    /// <summary>Everything that is wrong, in the order of the document; empty when nothing is.</summary>
    public IReadOnlyList<DocumentMistake> Mistakes { get; }

    /// <summary>What is allowed, but hardly meant, in the order of the document: a trigger that can never fire, for example.</summary>
    public IReadOnlyList<DocumentWarning> Warnings { get; internal init; } = [];

    /// <summary>
    /// Reads automations from the tree that a parser made of a document, whatever its syntax: one automation, a list of them, or an object with a list called
    /// <c>automations</c>. The rules are those of <see cref="AutomationJson"/>. Never throws for what the document says.
    /// </summary>
    /// <param name="root">The tree; <see langword="null"/> when the parser has given up, which it has told in <paramref name="mistakes"/>.</param>
    /// <param name="mistakes">What the parser has found to be wrong. Takes what else is found; to be used for one document.</param>
    /// <param name="handled">The types of actions that the application has handlers for, beside those that are known here.</param>
    /// <returns>The automations that have no mistakes, and all mistakes.</returns>
    public static AutomationDocument Read(DocumentNode? root, DocumentMistakes mistakes, params IReadOnlyCollection<string> handled)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        ArgumentNullException.ThrowIfNull(handled);
        return AutomationReader.Read(root, mistakes, handled);
    }

    /// <summary>The automations of a document that has no mistakes.</summary>
    /// <returns>All of them, in the order of the document.</returns>
    /// <exception cref="InvalidAutomationException">The document has mistakes; all are told.</exception>
    public IReadOnlyList<Automation> AutomationsOrThrow() => Mistakes.Count == 0 ? Automations : throw new InvalidAutomationException(Mistakes);

    /// <summary>The same, with the name of where it comes from.</summary>
    /// <param name="source">The name, such as that of a file; it stands in front of mistakes.</param>
    /// <returns>The document.</returns>
    public AutomationDocument From(string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return new AutomationDocument(Automations, Mistakes) { Source = source, Warnings = Warnings };
    }
}
