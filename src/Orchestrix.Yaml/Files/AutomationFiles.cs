using System.Security;
using Orchestrix.Automations;
using Orchestrix.Automations.Documents;

namespace Orchestrix.Yaml.Files;

/// <summary>Reads the automations of the files that a pattern means. What cannot be read is a mistake. Used by one thread at a time.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="root">The folder that it is relative to; asked for when files are first read.</param>
sealed class AutomationFiles(string pattern, Func<string> root)
{
    const int MostFiles = 1_000;

    static readonly string[] Endings = [".yaml", ".yml", ".json"];

    readonly Lazy<FilePattern> files = new(() => new FilePattern(root(), pattern));

    /// <summary>The pattern; what is wrong with it as a whole, and not with one file, has it as its source.</summary>
    public string Pattern => pattern;

    public FilePattern Files => files.Value;

    /// <summary>What was read last.</summary>
    public IReadOnlyList<AutomationDocument> Last { get; private set; } = [];

    /// <summary>The types of actions that the application has handlers for, as they were told last.</summary>
    public IReadOnlyCollection<string> Handled { get; private set; } = [];

    public IReadOnlyList<AutomationDocument> Read(IReadOnlyCollection<string> handled)
    {
        Handled = handled;
        return Last = Files.IsLiteral ? [ReadLiteral()] : ReadAll();
    }

    AutomationDocument ReadLiteral()
    {
        if (Directory.Exists(Files.File)) return Wrong(pattern, $"This is a folder. Write '{pattern.TrimEnd('/', '\\')}/*.yaml' for the files in it.");
        if (!HasEnding(Files.File)) return Wrong(pattern, $"The name does not say whether the file is YAML or JSON. Let it end in {string.Join(", ", Endings.SkipLast(1))} or {Endings[^1]}.");
        return File.Exists(Files.File) ? ReadFile(Files.File) : Wrong(pattern, $"There is no such file; it was looked for at '{Files.File}'. Correct the path, or let the build copy the file there.");
    }

    List<AutomationDocument> ReadAll()
    {
        if (!Directory.Exists(Files.Folder)) return [Wrong(pattern, $"There is no folder '{Files.Folder}'. Correct the path, or let the build copy the files there.")];
        List<AutomationDocument> read = [];
        var found = Files.Find((folder, exception) => read.Add(Wrong(NameOf(folder), $"The folder cannot be read: {exception.Message}"))).Where(HasEnding).ToList();
        if (found.Count > MostFiles) return [Wrong(pattern, $"There are {found.Count:N0} such files; at most {MostFiles:N0} are read. Narrow the pattern.")];
        read.AddRange(found.Select(ReadFile));
        if (read.Count > 0) return read;
        DocumentMistakes doubts = new();
        doubts.Warn("", $"There are no such files in '{Files.Folder}'. If there should be, correct the path, or let the build copy them there.", 0, 0);
        return [AutomationDocument.Read(null, doubts, []).From(pattern)];
    }

    AutomationDocument ReadFile(string file)
    {
        var name = NameOf(file);
        DocumentMistakes mistakes = new();
        try
        {
            var bytes = BytesOf(file, out var length);
            if (DocumentText.Decode(bytes, length, mistakes) is null) return AutomationDocument.Read(null, mistakes, []).From(name);
            var isJson = Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase);
            return (isJson ? AutomationJson.Read(bytes, Handled) : AutomationYaml.Read(bytes, Handled)).From(name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            return Wrong(name, $"The file cannot be read: {exception.Message}");
        }
    }

    // No more than is needed to see that it is too much: the length that a file tells need not be true.
    static byte[] BytesOf(string file, out long length)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[DocumentText.LargestBytes + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        length = count > DocumentText.LargestBytes ? Math.Max(stream.CanSeek ? stream.Length : 0, count) : count;
        return count > DocumentText.LargestBytes ? [] : bytes[..count];
    }

    static AutomationDocument Wrong(string source, string message)
    {
        DocumentMistakes mistakes = new();
        mistakes.Add("", message, 0, 0);
        return AutomationDocument.Read(null, mistakes, []).From(source);
    }

    static bool HasEnding(string file) => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    string NameOf(string path)
    {
        var relative = Path.GetRelativePath(root(), path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }
}
