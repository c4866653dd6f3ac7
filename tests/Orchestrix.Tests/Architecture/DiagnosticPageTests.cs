using System.Text.RegularExpressions;

namespace Orchestrix.Tests.Architecture;

/// <summary>Each diagnostic has a page, and pages lead somewhere.</summary>
public sealed partial class DiagnosticPageTests
{
    static readonly string Pages = Repository.PathTo("docs", "diagnostics");

    static readonly string[] Documents =
    [
        .. Directory.EnumerateFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories),
        .. Directory.EnumerateFiles(Repository.Root, "*.md"),
    ];

    [Test]
    public void Ids_InTheSources_HaveAPage()
    {
        var ids = Repository.Sources("src").SelectMany(f => f.Lines).SelectMany(l => Id().Matches(l)).Select(m => m.Value).Distinct();

        Assert.That(ids.Where(id => !File.Exists(Path.Combine(Pages, $"{id}.md"))), Is.Empty);
    }

    [Test]
    public void Pages_OfDiagnostics_BelongToAnIdOfTheSources()
    {
        var sources = Repository.Sources("src").SelectMany(f => f.Lines)
            .Concat(File.ReadAllLines(Repository.PathTo("src", "Orchestrix", "buildTransitive", "Orchestrix.targets")))
            .SelectMany(l => Id().Matches(l)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);

        Assert.That(Directory.EnumerateFiles(Pages, "ORX*.md").Select(Path.GetFileNameWithoutExtension).Where(id => !sources.Contains(id!)), Is.Empty);
    }

    [Test]
    public void Links_BetweenDocuments_LeadToFilesThatExist() =>
        Assert.That(
            from document in Documents
            from link in Link().Matches(File.ReadAllText(document)).Select(m => m.Groups[1].Value)
            where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#') && !link.StartsWith("mailto:", StringComparison.Ordinal)
            let target = Path.Combine(Path.GetDirectoryName(document)!, link.Split('#')[0])
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetRelativePath(Repository.Root, document)}: {link}",
            Is.Empty);

    [GeneratedRegex(@"\bORX\d{3}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
