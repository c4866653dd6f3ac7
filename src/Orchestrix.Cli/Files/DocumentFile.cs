using Orchestrix.Automations;

namespace Orchestrix.Cli.Files;

/// <summary>A file with automations, as it was read.</summary>
/// <param name="Path">The path as it was given.</param>
/// <param name="Automations">The automations without mistakes, in the order of the file.</param>
/// <param name="Mistakes">Everything that is wrong. A file that cannot be read has one mistake, which says why.</param>
sealed record DocumentFile(string Path, IReadOnlyList<Automation> Automations, IReadOnlyList<DocumentMistake> Mistakes)
{
    const int LargestBytes = 256 * 1024;

    public static DocumentFile Read(string path)
    {
        var isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (!isJson && !Directory.Exists(path)) return Unreadable(path, "is neither JSON nor YAML by its name. Give it the ending .json, .yaml or .yml.");
        var (text, problem) = InputFile.ReadText(path, LargestBytes);
        if (text is null) return Unreadable(path, problem!);
        var document = AutomationJson.Read(text);
        return new DocumentFile(path, document.Automations, document.Mistakes);
    }

    /// <summary>Reads files of which none may have a mistake; else tells all mistakes, a line each.</summary>
    /// <returns>The automations of all files, in their order; null when there are mistakes.</returns>
    public static IReadOnlyList<Automation>? ReadAll(IEnumerable<string> paths, TextWriter error)
    {
        List<DocumentFile> files = [.. paths.Select(Read)];
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

    static DocumentFile Unreadable(string path, string problem) => new(path, [], [new DocumentMistake("", $"The file {problem}", 1, 1)]);
}
