namespace Orchestrix.Automations;

/// <summary>What was read from a document. Immutable.</summary>
public sealed class AutomationDocument
{
    internal AutomationDocument(IReadOnlyList<Automation> automations, IReadOnlyList<DocumentMistake> mistakes)
    {
        Automations = automations;
        Mistakes = mistakes;
    }

    /// <summary>The automations without mistakes, in the order of the document.</summary>
    public IReadOnlyList<Automation> Automations { get; }

    /// <summary>Everything that is wrong, in the order of the document; empty when nothing is.</summary>
    public IReadOnlyList<DocumentMistake> Mistakes { get; }
}
