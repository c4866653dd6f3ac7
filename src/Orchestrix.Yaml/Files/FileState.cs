using Orchestrix.Automations;

namespace Orchestrix.Yaml.Files;

/// <summary>What all files of a pattern say at one time.</summary>
sealed class FileState
{
    readonly Dictionary<string, FileDefinition> definitions = new(StringComparer.Ordinal);
    readonly List<string> mistakes = [], warnings = [];

    FileState()
    {
    }

    /// <summary>By the automation's name.</summary>
    public IReadOnlyDictionary<string, FileDefinition> Definitions => definitions;

    public IReadOnlyList<string> Mistakes => mistakes;

    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Puts documents together. What cannot be understood stays as it was.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="before">What was known before.</param>
    /// <param name="pattern">The pattern; when something is wrong with it as a whole, all stays as it was.</param>
    public static FileState Of(IReadOnlyList<AutomationDocument> documents, IReadOnlyDictionary<string, FileDefinition> before, string pattern)
    {
        FileState state = new();
        foreach (var document in documents) state.Note(document);
        var isWrongAsAWhole = documents.Any(d => d.Source == pattern && d.Mistakes.Count > 0);
        var wrong = documents.Where(d => d.Mistakes.Count > 0).Select(d => d.Source!).ToList();
        foreach (var (name, definition) in before)
            if (isWrongAsAWhole || wrong.Exists(w => definition.Source == w || definition.Source.StartsWith($"{w}/", StringComparison.Ordinal))) state.definitions.Add(name, definition);
        if (isWrongAsAWhole) return state;
        foreach (var document in documents.Where(d => d.Mistakes.Count == 0))
            foreach (var automation in document.Automations) state.Take(automation, document.Source!, before);
        return state;
    }

    void Note(AutomationDocument document)
    {
        mistakes.AddRange(document.Mistakes.Select(m => $"{document.Source}: {m}"));
        warnings.AddRange(document.Warnings.Select(w => $"{document.Source}: {w}"));
    }

    void Take(Automation automation, string source, IReadOnlyDictionary<string, FileDefinition> before)
    {
        if (definitions.TryAdd(automation.Name, FileDefinition.Of(automation, source))) return;
        mistakes.Add($"Automations in {definitions[automation.Name].Source} and {source} share the name '{automation.Name}'. Give one another name; until then it stays as it was.");
        if (before.TryGetValue(automation.Name, out var old)) definitions[automation.Name] = old;
        else definitions.Remove(automation.Name);
    }
}
