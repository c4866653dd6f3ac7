using Orchestrix.Automations;
using Orchestrix.Yaml;

namespace Orchestrix.Cli.Files;

/// <summary>A file with automations, as it was read.</summary>
/// <param name="Path">The path as it was given.</param>
/// <param name="Automations">The automations without mistakes, in the order of the file.</param>
/// <param name="Mistakes">Everything that is wrong. A file that cannot be read has one mistake, which says why.</param>
/// <param name="Warnings">What is allowed, and hardly meant.</param>
sealed record DocumentFile(string Path, IReadOnlyList<Automation> Automations, IReadOnlyList<DocumentMistake> Mistakes, IReadOnlyList<DocumentWarning> Warnings)
{
    const int LargestBytes = 256 * 1024;

    /// <param name="path">The path.</param>
    /// <param name="handled">The types of actions that the application has handlers for.</param>
    public static DocumentFile Read(string path, IReadOnlyCollection<string> handled)
    {
        var ending = System.IO.Path.GetExtension(path).ToLowerInvariant();
        if (ending is not (".json" or ".yaml" or ".yml") && !Directory.Exists(path)) return Unreadable(path, "is neither JSON nor YAML by its name. Give it the ending .json, .yaml or .yml.");
        var (text, problem) = InputFile.ReadText(path, LargestBytes);
        if (text is null) return Unreadable(path, problem!);
        var document = ending == ".json" ? AutomationJson.Read(text, handled) : AutomationYaml.Read(text, handled);
        return new DocumentFile(path, document.Automations, document.Mistakes, document.Warnings);
    }

    /// <summary>Reads files of which none may have a mistake; else tells all mistakes, a line each.</summary>
    /// <returns>The automations of all files, in their order; null when there are mistakes.</returns>
    public static IReadOnlyList<Automation>? ReadAll(IEnumerable<string> paths, IReadOnlyCollection<string> handled, TextWriter error)
    {
        List<DocumentFile> files = [.. paths.Select(p => Read(p, handled))];
        foreach (var file in files)
            foreach (var mistake in file.Mistakes) error.WriteLine(file.Describe(mistake));
        if (files.Exists(f => f.Mistakes.Count > 0)) return null;
        List<Automation> automations = [.. files.SelectMany(f => f.Automations)];
        foreach (var same in automations.GroupBy(a => a.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            error.WriteLine($"{same.Count()} automations are named '{same.Key}'. Give all but one another name, or take one file at a time.");
        return automations.DistinctBy(a => a.Name, StringComparer.Ordinal).Count() == automations.Count ? automations : null;
    }

    /// <summary>A mistake as compilers tell them: editors and people find the place.</summary>
    public string Describe(DocumentMistake mistake) => $"{Path}:{mistake.Line}:{mistake.Column}: {(mistake.Path.Length == 0 ? "" : $"{mistake.Path}: ")}{mistake.Message}";

    /// <summary>A doubt in the same form.</summary>
    public string Describe(DocumentWarning warning) => $"{Path}:{warning.Line}:{warning.Column}: warning: {(warning.Path.Length == 0 ? "" : $"{warning.Path}: ")}{warning.Message}";

    static DocumentFile Unreadable(string path, string problem) => new(path, [], [new DocumentMistake("", $"The file {problem}", 1, 1)], []);
}
