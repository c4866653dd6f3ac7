using System.Globalization;
using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Automations.Documents;

/// <summary>A value of a document with its place, whatever the syntax. Built by a parser, then only read.</summary>
sealed class DocumentNode
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

    public DocumentNodeKind Kind { get; }

    /// <summary>A text, or a number as JSON writes it; empty for everything else.</summary>
    public string Text { get; init; } = "";

    public int Line { get; }

    public int Column { get; }

    /// <summary>The field's name; empty for what is no field.</summary>
    public string Name => ownName ?? "";

    /// <summary>The items of a list, or the values of an object's fields.</summary>
    public IReadOnlyList<DocumentNode> Children => children ?? (IReadOnlyList<DocumentNode>)[];

    /// <summary>Whether paths begin below this node.</summary>
    public bool IsPathRoot { get; set; }

    /// <summary>Made on demand: names may be long, and mistakes are few.</summary>
    public string Path => parent is null || IsPathRoot ? "" : PathOf(Segment);

    public bool IsTemplate => Kind == DocumentNodeKind.Text && Template.IsTemplate(Text);

    string Segment => ownName is null ? index.ToString(CultureInfo.InvariantCulture) : Cut(ownName);

    public static DocumentNode Root(DocumentNodeKind kind, int line, int column, string text = "") => new(null, null, 0, kind, line, column) { Text = text };

    /// <summary>Adds an item to a list.</summary>
    public DocumentNode Add(DocumentNodeKind kind, int line, int column, string text = "") => Add(null, kind, line, column, text);

    /// <summary>Adds a field to an object.</summary>
    public DocumentNode Add(string? name, DocumentNodeKind kind, int line, int column, string text = "")
    {
        children ??= [];
        DocumentNode node = new(this, name, children.Count, kind, line, column) { Text = text };
        children.Add(node);
        return node;
    }

    /// <summary>The first field with a name.</summary>
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

    public bool IsWithin(DocumentNode other)
    {
        for (var node = this; node is not null; node = node.parent)
            if (node == other) return true;
        return false;
    }

    /// <summary>The path of a field that may be missing.</summary>
    public string PathTo(string name) => Path is { Length: > 0 } path ? $"{path}.{Cut(name)}" : Cut(name);

    /// <summary>How a message calls it.</summary>
    public string Subject =>
        parent is null || IsPathRoot ? "The document"
        : ownName is not null ? $"'{Cut(ownName)}'"
        : parent.ownName is { } list ? $"Item {index} of '{Cut(list)}'"
        : $"Item {index}";

    /// <summary>The value as a message quotes it.</summary>
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

    public static string Cut(string text) => text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";

    public void WriteTo(Utf8JsonWriter json)
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

    string PathOf(string segment) => parent!.Path is { Length: > 0 } above ? $"{above}.{segment}" : segment;
}
