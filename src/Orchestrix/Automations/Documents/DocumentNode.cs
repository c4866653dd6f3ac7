using System.Globalization;
using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Automations.Documents;

/// <summary>
/// A value of a document with its place, whatever the syntax. For those who read automations from a syntax of their own: a parser builds a tree of nodes, from
/// <see cref="Root"/> on, and hands it to <see cref="AutomationDocument.Read"/>, which applies the same rules to all. Built by one thread, then only read.
/// </summary>
public sealed class DocumentNode
{
    const int LongestQuote = 80;

    readonly DocumentNode? parent;
    readonly string? ownName; // its name in the object above
    readonly int index; // its number in the list above
    List<DocumentNode>? children;
    Dictionary<string, DocumentNode>? byName; // of a large object

    DocumentNode(DocumentNode? parent, string? name, int index, DocumentNodeKind kind, int line, int column)
    {
        this.parent = parent;
        ownName = name;
        this.index = index;
        Kind = kind;
        Line = line;
        Column = column;
    }

    /// <summary>What it is.</summary>
    public DocumentNodeKind Kind { get; }

    /// <summary>A text, or a number as JSON writes it; empty for everything else.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The line where it begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The character in the line where it begins, from 1.</summary>
    public int Column { get; }

    /// <summary>The field's name; empty for what is no field.</summary>
    public string Name => ownName ?? "";

    /// <summary>The items of a list, or the values of an object's fields.</summary>
    public IReadOnlyList<DocumentNode> Children => children ?? (IReadOnlyList<DocumentNode>)[];

    /// <summary>Whether paths begin below this node.</summary>
    internal bool IsPathRoot { get; set; }

    /// <summary>Where it stands: the names of fields and the numbers of list items from the root on, joined by dots.</summary>
    /// <remarks>Made on demand: names may be long, and mistakes are few.</remarks>
    public string Path => parent is null || IsPathRoot ? "" : PathOf(Segment);

    internal bool IsTemplate => Kind == DocumentNodeKind.Text && Template.IsTemplate(Text);

    string Segment => ownName is null ? index.ToString(CultureInfo.InvariantCulture) : Cut(ownName);

    /// <summary>Begins a document.</summary>
    /// <param name="kind">What its only value is.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The character in the line, from 1.</param>
    /// <param name="text">A text, or a number as JSON writes it.</param>
    /// <returns>The node, without children.</returns>
    public static DocumentNode Root(DocumentNodeKind kind, int line, int column, string text = "") => new(null, null, 0, kind, line, column) { Text = Checked(kind, text) };

    /// <summary>Adds a field to an object, or an item to a list. A field that is there already is to be told with <see cref="DocumentMistakes.AddTwice"/>; the first one counts.</summary>
    /// <param name="name">The field's name; null for an item of a list.</param>
    /// <param name="kind">What its value is.</param>
    /// <param name="line">The value's line, from 1.</param>
    /// <param name="column">The value's character in the line, from 1.</param>
    /// <param name="text">A text, or a number as JSON writes it.</param>
    /// <returns>The value.</returns>
    public DocumentNode Add(string? name, DocumentNodeKind kind, int line, int column, string text = "")
    {
        if (Kind is not (DocumentNodeKind.Object or DocumentNodeKind.List)) throw new InvalidOperationException($"A value of kind {Kind} has no parts.");
        children ??= [];
        DocumentNode node = new(this, name, children.Count, kind, line, column) { Text = Checked(kind, text) };
        children.Add(node);
        return node;
    }

    /// <summary>The first field with a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its value, or <see langword="null"/>.</returns>
    public DocumentNode? Find(string name)
    {
        const int small = 16;
        if (Children.Count > small)
        {
            byName ??= Children.DistinctBy(c => c.Name, StringComparer.Ordinal).ToDictionary(c => c.Name, StringComparer.Ordinal);
            return byName.GetValueOrDefault(name);
        }

        foreach (var child in Children)
            if (child.ownName == name) return child;
        return null;
    }

    internal bool IsWithin(DocumentNode other)
    {
        for (var node = this; node is not null; node = node.parent)
            if (node == other) return true;
        return false;
    }

    /// <summary>The path of a field that may be missing.</summary>
    internal string PathTo(string name) => Path is { Length: > 0 } path ? $"{path}.{Cut(name)}" : Cut(name);

    /// <summary>How a message calls it.</summary>
    internal string Subject =>
        parent is null || IsPathRoot ? "The document"
        : ownName is not null ? $"'{Cut(ownName)}'"
        : parent.ownName is { } list ? $"Item {index} of '{Cut(list)}'"
        : $"Item {index}";

    /// <summary>The value as a message quotes it.</summary>
    /// <returns>A text, cut when it is long.</returns>
    public override string ToString() => Kind switch
    {
        DocumentNodeKind.Null => "null",
        DocumentNodeKind.True => "true",
        DocumentNodeKind.False => "false",
        DocumentNodeKind.Number => Cut(Text),
        DocumentNodeKind.Text => $"the text '{Cut(Text)}'",
        DocumentNodeKind.List => "a list",
        _ => "an object",
    };

    internal static string Cut(string text) => text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";

    internal void WriteTo(Utf8JsonWriter json)
    {
        switch (Kind)
        {
            case DocumentNodeKind.Null: json.WriteNullValue(); break;
            case DocumentNodeKind.True: json.WriteBooleanValue(true); break;
            case DocumentNodeKind.False: json.WriteBooleanValue(false); break;
            case DocumentNodeKind.Number: json.WriteRawValue(Text); break;
            case DocumentNodeKind.Text: json.WriteStringValue(Text); break;
            case DocumentNodeKind.List:
                json.WriteStartArray();
                foreach (var item in Children) item.WriteTo(json);
                json.WriteEndArray();
                break;
            default:
                json.WriteStartObject();
                foreach (var value in Children)
                {
                    json.WritePropertyName(value.Name);
                    value.WriteTo(json);
                }

                json.WriteEndObject();
                break;
        }
    }

    static string Checked(DocumentNodeKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return kind is DocumentNodeKind.Text or DocumentNodeKind.Number || text.Length == 0 ? text : throw new ArgumentException($"A value of kind {kind} has no text.", nameof(text));
    }

    string PathOf(string segment) => parent!.Path is { Length: > 0 } above ? $"{above}.{segment}" : segment;
}
