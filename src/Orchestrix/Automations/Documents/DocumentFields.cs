namespace Orchestrix.Automations.Documents;

/// <summary>The fields of one object as something reads them. Which fields exist is learned from what is asked for.</summary>
sealed class DocumentFields(DocumentNode owner, DocumentMistakes mistakes)
{
    readonly List<string> known = [];

    public DocumentNode Owner => owner;

    public DocumentMistakes Mistakes => mistakes;

    /// <summary>The fields of a node, or null with a mistake when it is no object.</summary>
    public static DocumentFields? Of(DocumentNode node, DocumentMistakes mistakes, string example)
    {
        if (node.Kind == DocumentNodeKind.Object) return new DocumentFields(node, mistakes);
        mistakes.Add(node, $"{node.Subject} is {node}; it has to be an object, for example {example}.");
        return null;
    }

    public DocumentNode? Find(string name)
    {
        if (!known.Contains(name)) known.Add(name);
        return owner.Find(name);
    }

    /// <summary>A field that has to be there.</summary>
    public DocumentNode? Require(string name, string whatToDo)
    {
        if (Find(name) is { } node) return node;
        mistakes.AddMissing(owner, name, $"'{name}' is missing. {whatToDo}");
        return null;
    }

    public string Text(string name, string whenMissing) => Find(name) is { } node ? DocumentValues.Text(node, mistakes) ?? whenMissing : whenMissing;

    /// <summary>A text or null; null as well when the field is missing.</summary>
    public string? TextOrNull(string name) => Find(name) is { Kind: not DocumentNodeKind.Null } node ? DocumentValues.Text(node, mistakes) : null;

    /// <summary>A text that has to be there and is not empty.</summary>
    public string? RequireText(string name, string whatToDo)
    {
        if (Require(name, whatToDo) is not { } node || DocumentValues.Text(node, mistakes) is not { } text) return null;
        if (!string.IsNullOrWhiteSpace(text)) return text;
        mistakes.Add(node, $"'{name}' is empty. {whatToDo}");
        return null;
    }

    public bool Flag(string name, bool whenMissing) => Find(name) is { } node ? DocumentValues.Flag(node, mistakes) ?? whenMissing : whenMissing;

    public int WholeNumber(string name, int whenMissing) => Find(name) is { } node ? DocumentValues.WholeNumber(node, mistakes) ?? whenMissing : whenMissing;

    public IReadOnlyList<string> Texts(string name, string example) => Find(name) is { } node ? DocumentValues.Texts(node, mistakes, example) : [];

    /// <summary>A length of time that is not negative.</summary>
    public TimeSpan Seconds(string name, TimeSpan whenMissing = default) => Find(name) is { } node ? DocumentValues.Length(node, mistakes) ?? whenMissing : whenMissing;

    /// <summary>One of some words.</summary>
    public string? Word(DocumentNode node, params IReadOnlyCollection<string> words)
    {
        if (node.Kind == DocumentNodeKind.Text && words.Contains(node.Text)) return node.Text;
        var meant = node.Kind == DocumentNodeKind.Text ? Spelling.Suggest(node.Text, words) : "";
        mistakes.Add(node, $"{node.Subject} is {node}; it has to be {ListOf(words)}.{meant}");
        return null;
    }

    /// <summary>Reports every field that nobody asked for, except those that Prefect adds when it writes.</summary>
    public void RejectOthers(string whose, params IReadOnlyCollection<string> ignored)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var node in owner.Children)
        {
            if (mistakes.IsFull) return;
            if (known.Contains(node.Name) || ignored.Contains(node.Name) || !seen.Add(node.Name)) continue;
            var fields = known.Count == 0 ? " It has no fields." : Spelling.Suggest(node.Name, known) is { Length: > 0 } meant ? meant : $" The fields are: {string.Join(", ", known)}.";
            mistakes.Add(node, $"{whose} has no field '{DocumentNode.Cut(node.Name)}'.{fields}");
        }
    }

    static string ListOf(IReadOnlyCollection<string> words) =>
        words.Count == 1 ? $"'{words.First()}'" : $"{string.Join(", ", words.SkipLast(1).Select(w => $"'{w}'"))} or '{words.Last()}'";
}
