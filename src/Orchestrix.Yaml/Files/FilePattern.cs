using System.IO.Enumeration;

namespace Orchestrix.Yaml.Files;

/// <summary>Finds the files that a pattern means.</summary>
sealed class FilePattern
{
    const string AnyFolders = "**";

    static readonly bool IgnoresCase = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS();

    readonly string[] segments; // below the folder

    /// <summary>A pattern.</summary>
    /// <param name="root">The folder that it is relative to.</param>
    /// <param name="pattern">The pattern, with slashes; on Windows also with backslashes.</param>
    public FilePattern(string root, string pattern)
    {
        if (OperatingSystem.IsWindows()) pattern = pattern.Replace('\\', '/');
        var whole = Path.IsPathRooted(pattern) ? Path.GetPathRoot(pattern)! : root;
        var parts = (Path.IsPathRooted(pattern) ? pattern[whole.Length..] : pattern).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var literal = parts.TakeWhile(p => !IsWild(p)).Count();
        IsLiteral = literal == parts.Length;
        if (IsLiteral) literal--;
        Folder = Path.GetFullPath(Path.Combine([whole, .. parts[..Math.Max(literal, 0)]]));
        segments = parts[Math.Max(literal, 0)..];
    }

    /// <summary>Whether it means one file by its path.</summary>
    public bool IsLiteral { get; }

    /// <summary>The folder in which, or below which, all files are.</summary>
    public string Folder { get; }

    /// <summary>Whether files in folders below are meant.</summary>
    public bool IsDeep => segments.Length > 1;

    /// <summary>The path of the file that a literal pattern means.</summary>
    public string File => Path.Combine([Folder, .. segments]);

    /// <summary>The files, in an order that is always the same.</summary>
    /// <param name="whenUnreadable">Called with a folder that cannot be read.</param>
    public IEnumerable<string> Find(Action<string, Exception> whenUnreadable)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        Find(Folder, 0, found, whenUnreadable);
        return found;
    }

    void Find(string folder, int at, SortedSet<string> found, Action<string, Exception> whenUnreadable)
    {
        var segment = segments[at];
        if (segment == AnyFolders && at < segments.Length - 1) Find(folder, at + 1, found, whenUnreadable); // it also stands for no folder
        foreach (var entry in EntriesOf(folder, whenUnreadable))
        {
            if (!Matches(segment, entry.Name)) continue;
            if (at == segments.Length - 1)
            {
                if (entry is FileInfo) found.Add(entry.FullName);
                else if (segment == AnyFolders) Find(entry.FullName, at, found, whenUnreadable);
            }
            else if (entry is DirectoryInfo && (segment != AnyFolders || entry.LinkTarget is null)) // links may lead in circles
            {
                Find(entry.FullName, segment == AnyFolders ? at : at + 1, found, whenUnreadable);
            }
        }
    }

    static List<FileSystemInfo> EntriesOf(string folder, Action<string, Exception> whenUnreadable)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            whenUnreadable(folder, exception);
            return [];
        }
    }

    static bool Matches(string segment, string name) =>
        (name[0] != '.' || segment[0] == '.') && FileSystemName.MatchesSimpleExpression(segment == AnyFolders ? "*" : segment, name, IgnoresCase);

    static bool IsWild(string part) => part.AsSpan().ContainsAny('*', '?');
}
