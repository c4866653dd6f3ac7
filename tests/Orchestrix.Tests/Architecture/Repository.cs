namespace Orchestrix.Tests.Architecture;

/// <summary>The repository's files, found from wherever the tests run.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files below a folder that people wrote, with their paths from the root, always with slashes.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Sources(string folder) =>
        from file in Directory.EnumerateFiles(PathTo(folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllLines(file));

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Orchestrix.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds Orchestrix.sln.");
    }
}
