namespace Orchestrix.Automations.Documents;

/// <summary>Gathers what is wrong with a document.</summary>
sealed class DocumentMistakes
{
    // Nobody reads more at once, and a hostile document shall not make us write a thousand times its size.
    const int Most = 500;

    readonly List<DocumentMistake> all = [];
    readonly List<DocumentNode> ambiguous = [];

    /// <summary>The name of the automation that is being read.</summary>
    public string? Automation { get; set; }

    public int Count { get; private set; }

    /// <summary>Whether further mistakes would not be told.</summary>
    public bool IsFull => Count > Most;

    public IReadOnlyList<DocumentMistake> InOrder() => [.. all.OrderBy(m => m.Line).ThenBy(m => m.Column)];

    public void Add(DocumentNode at, string message) => Add(at.Path, message, at.Line, at.Column);

    /// <summary>A field that an object has twice. Found by the parser, before it is known what the object is.</summary>
    public void AddTwice(DocumentNode owner, string field, int firstLine, int line, int column)
    {
        if (ambiguous.Count == 0 || ambiguous[^1] != owner) ambiguous.Add(owner);
        Add(owner.PathTo(field), $"'{DocumentNode.Cut(field)}' is given twice, first in line {firstLine}. Leave one out.", line, column);
    }

    /// <summary>Whether some object within a node has a field twice.</summary>
    public bool IsAmbiguous(DocumentNode node) => ambiguous.Exists(a => a.IsWithin(node));

    /// <summary>A field that an object lacks.</summary>
    public void AddMissing(DocumentNode at, string field, string message) => Add(at.PathTo(field), message, at.Line, at.Column);

    public void Add(string path, string message, int line, int column)
    {
        if (++Count <= Most) all.Add(new DocumentMistake(path, message, line, column) { Automation = Automation });
        else if (Count == Most + 1) all.Add(new DocumentMistake("", $"There are more than {Most} mistakes. Mend these first.", line, column));
    }
}
