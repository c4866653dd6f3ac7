using Orchestrix.Automations.Documents;
using YamlDotNet.Core;

namespace Orchestrix.Yaml;

/// <summary>Makes the tree that the rules read: aliases are expanded, merge keys resolved, plain scalars understood.</summary>
sealed class YamlTree(YamlPlaces places, DocumentMistakes mistakes)
{
    // Characters are counted too: fifty aliases of one large text would else become many times the file.
    const int MostValues = 20_000, MostCharacters = 1_000_000;

    const string ListField = "automations";

    int values, characters;

    /// <summary>The tree of one document, or of a list with the automations of several.</summary>
    public DocumentNode Build(List<YamlValue> documents)
    {
        if (documents.Count == 1) return Fill(documents[0], (kind, text, line, column) => DocumentNode.Root(kind, line, column, text), 1);
        var (firstLine, firstColumn) = places.Of(documents[0].Start);
        var all = DocumentNode.Root(DocumentNodeKind.List, firstLine, firstColumn);
        foreach (var item in documents.SelectMany(AutomationsOf)) Add(all, null, item, 1);
        return all;
    }

    IEnumerable<YamlValue> AutomationsOf(YamlValue document)
    {
        if (document.Tag is { } tag) Add("", Refusal(tag), document.Start);
        if (document.Kind == YamlValueKind.List) return document.Items;
        if (!document.Fields.Exists(f => f.Key.Text == ListField)) return [document];
        List<YamlValue> found = [];
        foreach (var (key, value) in document.Fields)
        {
            if (key.Text == "$schema") continue; // for editors
            if (key.Text != ListField) Add("", $"A document with a list of automations has no field '{Cut(key.Text)}'. The fields are: {ListField}.", value.Start);
            else if (value.Kind != YamlValueKind.List) Add(ListField, $"'{ListField}' is no list; it has to be a list of automations.", value.Start);
            else found.AddRange(value.Items);
        }

        return found;
    }

    void Add(DocumentNode owner, string? name, YamlValue value, int depth) =>
        Fill(value, (kind, text, line, column) => owner.Add(name, kind, line, column, text), depth);

    DocumentNode Fill(YamlValue value, Func<DocumentNodeKind, string, int, int, DocumentNode> make, int depth)
    {
        if (++values > MostValues) throw new UnreadableYamlException($"The file has more than {MostValues:N0} values, aliases expanded. Divide it into several.", value.Start);
        if ((characters += value.Text.Length) > MostCharacters) throw new UnreadableYamlException($"The file has more than {MostCharacters:N0} characters, aliases expanded. Divide it into several.", value.Start);
        if (depth > YamlComposer.Deepest && value.Kind != YamlValueKind.Scalar)
            throw new UnreadableYamlException($"The document is nested more than {YamlComposer.Deepest} levels deep here, aliases expanded. Make it flatter.", value.Start);
        var (line, column) = places.Of(value.Start);
        var (kind, text) = value.Kind switch
        {
            YamlValueKind.List => (DocumentNodeKind.List, ""),
            YamlValueKind.Object => (DocumentNodeKind.Object, ""),
            _ => value.IsPlain && value.Tag is null ? PlainScalars.Resolve(value.Text) : (DocumentNodeKind.Text, value.Text),
        };
        var node = make(kind, text, line, column);
        if (value.Tag is not null) Refuse(node, node.Path, Refusal(value.Tag), value.Start);
        foreach (var item in value.Items) Add(node, null, item, depth + 1);
        if (value.Kind == YamlValueKind.Object) FillFields(node, value, depth);
        return node;
    }

    void FillFields(DocumentNode node, YamlValue value, int depth)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            if (!field.HasName)
            {
                Refuse(node, node.Path, $"A key is {(field.Key.Kind == YamlValueKind.List ? "a list" : "an object")} here; keys are texts. Write a text.", field.Key.Start);
                continue;
            }

            var (line, column) = places.Of(field.Key.Start);
            if (field.Key.Tag is { } tag) Refuse(node, PathTo(node, field.Key.Text), Refusal(tag), field.Key.Start);
            if (!lines.TryAdd(field.Key.Text, line)) mistakes.AddTwice(node, field.Key.Text, lines[field.Key.Text], line, column);
            if (field.IsMerge) CheckMerge(node, field.Value);
            else Add(node, field.Key.Text, field.Value, depth + 1);
        }

        foreach (var field in MergedInto(value)) Add(node, field.Key.Text, field.Value, depth + 1);
    }

    void CheckMerge(DocumentNode node, YamlValue source)
    {
        if (SourcesOf(source).FirstOrDefault(s => s.Kind != YamlValueKind.Object) is { } wrong)
            Refuse(node, PathTo(node, "<<"), "'<<' merges the fields of objects; here is something else. Give an alias of an object, or a list of such aliases.", wrong.Start);
    }

    /// <summary>The fields that merge keys add: those that the object does not have itself; of several, the first.</summary>
    static IReadOnlyList<YamlField> MergedInto(YamlValue value)
    {
        if (value.Merged is { } known) return known;
        if (!value.Fields.Exists(f => f.IsMerge)) return value.Merged = [];
        var names = value.Fields.Where(f => f.HasName && !f.IsMerge).Select(f => f.Key.Text).ToHashSet(StringComparer.Ordinal);
        List<YamlField> merged = [];
        foreach (var source in value.Fields.Where(f => f.IsMerge).SelectMany(f => SourcesOf(f.Value)))
            merged.AddRange(source.Fields.Where(f => f.HasName && !f.IsMerge).Concat(MergedInto(source)).Where(f => names.Add(f.Key.Text)));
        return value.Merged = merged;
    }

    static List<YamlValue> SourcesOf(YamlValue merged) => merged.Kind == YamlValueKind.List ? merged.Items : [merged];

    void Refuse(DocumentNode node, string path, string message, Mark at)
    {
        mistakes.MarkUnclear(node);
        Add(path, message, at);
    }

    void Add(string path, string message, Mark at)
    {
        var (line, column) = places.Of(at);
        mistakes.Add(path, message, line, column);
    }

    static string Refusal(string tag) => $"The tag '{Cut(tag)}' is not allowed, as no other is. Leave it out; a text that looks like something else stands in quotes.";

    static string PathTo(DocumentNode node, string field) => node.Path is { Length: > 0 } path ? $"{path}.{Cut(field)}" : Cut(field);

    static string Cut(string text) => text.Length <= 80 ? text : $"{text[..80]}…";
}
