namespace Orchestrix.Automations.Documents;

/// <summary>Gathers what is wrong with a document, and what is doubtful. For one document; used by one thread.</summary>
public sealed class DocumentMistakes
{
    // Nobody reads more at once, and a hostile document shall not make us write a thousand times its size.
    const int Most = 500;

    readonly List<DocumentMistake> all = [];
    readonly List<DocumentWarning> warnings = [];
    readonly List<DocumentNode> ambiguous = [];

    /// <summary>How many there are; those beyond the first 500 are counted only.</summary>
    public int Count { get; private set; }

    /// <summary>The name of the automation that is being read.</summary>
    internal string? Automation { get; set; }

    /// <summary>Whether further mistakes would not be told.</summary>
    internal bool IsFull => Count > Most;

    /// <summary>Adds what is wrong with a value.</summary>
    /// <param name="at">The value.</param>
    /// <param name="message">What is wrong, with the value, and what to write instead: sentences for people.</param>
    public void Add(DocumentNode at, string message)
    {
        ArgumentNullException.ThrowIfNull(at);
        Add(at.Path, message, at.Line, at.Column);
    }

    /// <summary>Adds what is wrong at a place.</summary>
    /// <param name="path">Where, as <see cref="DocumentMistake.Path"/> has it; empty for the whole document.</param>
    /// <param name="message">What is wrong, and what to do instead: sentences for people.</param>
    /// <param name="line">The line, from 1; 0 when it is no matter of a line.</param>
    /// <param name="column">The character in the line, from 1; 0 when it is no matter of a line.</param>
    public void Add(string path, string message, int line, int column)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(message);
        if (++Count <= Most) all.Add(new DocumentMistake(path, message, line, column) { Automation = Automation });
        else if (Count == Most + 1) all.Add(new DocumentMistake("", $"There are more than {Most} mistakes. Mend these first.", line, column));
    }

    /// <summary>Adds that an object has a field twice. The automation that the object stands in is then not read.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="firstLine">The line of the first one, from 1.</param>
    /// <param name="line">The line of the second one, from 1.</param>
    /// <param name="column">The character in the line of the second one, from 1.</param>
    public void AddTwice(DocumentNode owner, string field, int firstLine, int line, int column)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(field);
        MarkUnclear(owner);
        Add(owner.PathTo(field), $"'{DocumentNode.Cut(field)}' is given twice, first in line {firstLine}. Leave one out.", line, column);
    }

    /// <summary>Notes that a parser could not understand all of a value, and has told why. The automation that the value stands in is then not read.</summary>
    /// <param name="node">The value.</param>
    public void MarkUnclear(DocumentNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (ambiguous.Count == 0 || ambiguous[^1] != node) ambiguous.Add(node);
    }

    /// <summary>Adds what is allowed, but hardly meant.</summary>
    /// <param name="path">Where, as <see cref="DocumentMistake.Path"/> has it.</param>
    /// <param name="message">What is doubtful, and what to write instead: sentences for people.</param>
    /// <param name="line">The line, from 1; 0 when it is no matter of a line.</param>
    /// <param name="column">The character in the line, from 1; 0 when it is no matter of a line.</param>
    public void Warn(string path, string message, int line, int column)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(message);
        Warn(new DocumentWarning(path, message, line, column) { Automation = Automation });
    }

    internal void Warn(DocumentWarning warning)
    {
        if (warnings.Count < Most) warnings.Add(warning);
    }

    internal IReadOnlyList<DocumentMistake> InOrder() => [.. all.OrderBy(m => m.Line).ThenBy(m => m.Column)];

    internal IReadOnlyList<DocumentWarning> WarningsInOrder() => [.. warnings.OrderBy(w => w.Line).ThenBy(w => w.Column)];

    /// <summary>Whether some value within a node is not to be trusted: an object that has a field twice, or what could not be understood.</summary>
    internal bool IsAmbiguous(DocumentNode node) => ambiguous.Exists(a => a.IsWithin(node));

    /// <summary>A field that an object lacks.</summary>
    internal void AddMissing(DocumentNode at, string field, string message) => Add(at.PathTo(field), message, at.Line, at.Column);
}
