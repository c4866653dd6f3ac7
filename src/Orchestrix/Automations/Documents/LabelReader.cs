using Orchestrix.Events;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads what the labels of resources have to be.</summary>
static class LabelReader
{
    const string Example = "{ \"orchestrix.resource.id\": \"orchestrix.flow-run.*\" }";

    public static LabelSpecification Match(DocumentFields fields) =>
        fields.Find("match") is { } node ? Specification(node, fields.Mistakes) : LabelSpecification.Empty;

    /// <summary>One specification, or a list. The empty one asks for nothing.</summary>
    public static IReadOnlyList<LabelSpecification> MatchRelated(DocumentFields fields) => fields.Find("match_related") switch
    {
        null => [],
        { Kind: DocumentNodeKind.List } list => [.. list.Children.Select(i => Specification(i, fields.Mistakes))],
        var node => Specification(node, fields.Mistakes) is { IsEmpty: false } one ? [one] : [],
    };

    static LabelSpecification Specification(DocumentNode node, DocumentMistakes mistakes)
    {
        var specification = LabelSpecification.Empty;
        if (DocumentFields.Of(node, mistakes, Example) is null) return specification;
        if (node.Children.Count > EventLimits.LabelsPerResource)
        {
            mistakes.Add(node, $"{node.Subject} has {node.Children.Count} labels; a resource has at most {EventLimits.LabelsPerResource}.");
            return specification;
        }

        HashSet<string> labels = new(StringComparer.Ordinal);
        foreach (var label in node.Children)
        {
            var name = PrefectNames.Translate(label.Name);
            if (node.Find(label.Name) != label) continue; // given twice, which the parser has reported
            if (name.Length == 0) mistakes.Add(label, "A label has an empty name. Name it, for example 'orchestrix.resource.id'.");
            else if (!labels.Add(name)) mistakes.Add(label, $"{label.Subject} means the label '{DocumentNode.Cut(name)}', which is given too. Leave one out.");
            else if (Patterns(label, mistakes) is { } patterns) specification = specification.And(name, patterns);
        }

        return specification;
    }

    static List<string>? Patterns(DocumentNode label, DocumentMistakes mistakes)
    {
        if (label.Kind == DocumentNodeKind.Text)
        {
            DocumentValues.CheckPattern(label, mistakes);
            return [label.Text];
        }

        if (label.Kind != DocumentNodeKind.List)
        {
            mistakes.Add(label, $"{label.Subject} is {label}; patterns of a label are a text or a list of texts, for example \"eu-*\".");
            return null;
        }

        List<string> patterns = [];
        foreach (var item in label.Children)
        {
            if (item.Kind != DocumentNodeKind.Text)
            {
                mistakes.Add(item, $"{item.Subject} is {item}; a pattern of a label is a text, for example \"eu-*\".");
                continue;
            }

            DocumentValues.CheckPattern(item, mistakes);
            patterns.Add(item.Text);
        }

        return patterns;
    }
}
