using Orchestrix.Automations;
using Orchestrix.Automations.Documents;
using YamlDotNet.Core;

namespace Orchestrix.Yaml;

/// <summary>Reads a file: text, parts, values, tree, automations.</summary>
static class YamlDocuments
{
    public static AutomationDocument Read(Func<DocumentMistakes, string?> textOf, IReadOnlyCollection<string> handled)
    {
        DocumentMistakes mistakes = new();
        var root = textOf(mistakes) is { } text ? Parse(text, mistakes) : null;
        return AutomationDocument.Read(root, mistakes, handled);
    }

    static DocumentNode? Parse(string text, DocumentMistakes mistakes)
    {
        YamlPlaces places = new(text);
        try
        {
            var documents = new YamlComposer(new Parser(new StringReader(text))).ReadAll();
            if (documents.Count > 0) return new YamlTree(places, mistakes).Build(documents);
            mistakes.Add("", "The document is empty. Write an automation: it has the fields 'name', 'trigger' and 'actions'.", 1, 1);
        }
        catch (UnreadableYamlException exception)
        {
            var (line, column) = places.Of(exception.At);
            mistakes.Add("", exception.Message, line, column);
        }
        catch (YamlException exception)
        {
            var (line, column) = places.Of(exception.Start);
            mistakes.Add("", $"The document is not valid YAML: {ReasonOf(exception)}", line, column);
        }

        return null;
    }

    static string ReasonOf(YamlException exception)
    {
        var message = exception.Message.Trim();
        if (message.Length == 0) return "it cannot be understood from here on.";
        var advice = message.Contains(" tab", StringComparison.Ordinal) ? " Indent with spaces."
            : message.Contains("found invalid mapping", StringComparison.Ordinal) ? " Put a text that has ': ' in it into quotes."
            : "";
        return $"{char.ToLowerInvariant(message[0])}{message[1..].TrimEnd('.')}.{advice}";
    }
}
