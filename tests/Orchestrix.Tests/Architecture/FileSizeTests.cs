using System.Text.RegularExpressions;

namespace Orchestrix.Tests.Architecture;

/// <summary>Files, methods and folders stay small enough to be read at once, and are named after what they hold.</summary>
public sealed partial class FileSizeTests
{
    const int FileLines = 300, TestFileLines = 600, CoreFolders = 16;

    // A file may be longer only by name, with its reason.
    static readonly string[] LongFiles = [];

    // In namespace Orchestrix whatever their folder, because users type them first.
    static readonly string[] TypedFirst = ["Orchestrix", "Microsoft.Extensions.DependencyInjection"];

    static readonly string[] ForbiddenFolders = ["Utils", "Common", "Models", "Services", "Extensions", "Exceptions", "Helpers", "Interfaces"];

    static readonly IReadOnlyList<(string Path, string[] Lines)> Sources = [.. Repository.Sources("src")];

    [Test]
    public void Files_OfTheLibrary_HaveAtMost300Lines()
    {
        var sizes = Sources.Where(f => f.Path.StartsWith("src/Orchestrix/", StringComparison.Ordinal)).Select(f => f.Lines.Length).Order().ToList();
        TestContext.Out.WriteLine($"Lines of a core file: median {sizes[sizes.Count / 2]} (aim 60), p90 {sizes[sizes.Count * 9 / 10]} (aim 150), longest {sizes[^1]}.");

        Assert.That(Sources.Where(f => f.Lines.Length > FileLines && !LongFiles.Contains(f.Path)).Select(f => $"{f.Path}: {f.Lines.Length}"), Is.Empty);
    }

    [Test]
    public void Files_OfTests_HaveAtMost600Lines() =>
        Assert.That(Repository.Sources("tests").Where(f => f.Lines.Length > TestFileLines).Select(f => $"{f.Path}: {f.Lines.Length}"), Is.Empty);

    [Test]
    public void Files_OfTheLibrary_HaveNoRegionsAndLeaveNothingToDo() =>
        Assert.That(
            from file in Sources
            from line in file.Lines
            where Unwanted().IsMatch(line)
            select $"{file.Path}: {line.Trim()}",
            Is.Empty);

    [Test]
    public void Folders_OfTheLibrary_AreNamedAfterConcepts()
    {
        var folders = Sources.SelectMany(f => f.Path.Split('/')[2..^1]).Distinct(StringComparer.Ordinal);

        Assert.That(folders.Intersect(ForbiddenFolders, StringComparer.OrdinalIgnoreCase), Is.Empty);
    }

    [Test]
    public void Folders_OfTheCore_AreAtMost16() =>
        Assert.That(Sources.Where(f => f.Path.StartsWith("src/Orchestrix/", StringComparison.Ordinal)).Select(f => f.Path.Split('/')).Where(p => p.Length > 3).Select(p => p[2]).Distinct().Count(), Is.AtMost(CoreFolders));

    [Test]
    public void Namespaces_OfTheLibrary_AreFileScopedAndFollowTheFolder() =>
        Assert.That(
            from file in Sources
            let declared = file.Lines.Select(l => Namespace().Match(l)).FirstOrDefault(m => m.Success)
            let folder = string.Join('.', file.Path.Split('/')[1..^1])
            where declared is null || declared.Groups[2].Value != ";" || (declared.Groups[1].Value != folder && !TypedFirst.Contains(declared.Groups[1].Value))
            where !file.Path.EndsWith("/IsExternalInit.cs", StringComparison.Ordinal) // the compiler looks for it in its own namespace
            select $"{file.Path}: {declared?.Value ?? "no namespace"}",
            Is.Empty);

    [Test]
    public void Files_OfTheLibrary_DeclareOnePublicTypeEach() =>
        Assert.That(
            from file in Sources
            let types = file.Lines.Select(l => PublicType().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList()
            where types.Count > 1 && !IsGroup(file.Path)
            select $"{file.Path}: {string.Join(", ", types)}",
            Is.Empty);

    // The shapes of a call, which differ only in what they return, are read together.
    static bool IsGroup(string path) => path is "src/Orchestrix/Runtime/V1/ITrackedCall.cs";

    [GeneratedRegex(@"^\s*#region|\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Unwanted();

    [GeneratedRegex(@"^namespace ([\w.]+)\s*(;?)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|partial|readonly|ref) )*(?:class|record struct|record class|record|struct|interface|enum) (\w+)")]
    private static partial Regex PublicType();
}
