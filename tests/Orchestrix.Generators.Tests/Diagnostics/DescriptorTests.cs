using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Orchestrix.Generators.Tests.Diagnostics;

public sealed partial class DescriptorTests
{
    static readonly string Root = typeof(DescriptorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static each => each.Key == "RepoRoot").Value!;

    static readonly DiagnosticDescriptor[] All = [.. typeof(TrackedCallGenerator).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .SelectMany(static type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)];

    static readonly string[] Ids = [.. All.Select(static each => each.Id), "ORX100"];

    [Test]
    public void Ids_OfAllAnalyzers_AreUnique() => Assert.That(Ids, Is.Unique.And.Length.GreaterThanOrEqualTo(7));

    [TestCaseSource(nameof(Ids))]
    public void Page_OfEachDiagnostic_SaysCauseExampleAndFix(string id)
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "diagnostics", id + ".md"));

        Assert.That(page, Does.StartWith($"# {id}: "));
        Assert.That(page, Does.Contain("\n## Cause\n").And.Contain("\n## Example\n").And.Contain("\n## Fix\n"));
    }

    [Test]
    public void Link_OfEachDescriptor_LeadsToItsPage() =>
        Assert.That(All, Has.All.Matches<DiagnosticDescriptor>(static each => each!.HelpLinkUri == $"https://github.com/orchestrix/orchestrix/blob/main/docs/diagnostics/{each.Id}.md"));

    [Test]
    public void Release_OfEachDescriptor_IsTracked()
    {
        var folder = Path.Combine(Root, "src", "Orchestrix.Generators");
        var released = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => RuleLine().Matches(File.ReadAllText(Path.Combine(folder, file))).Select(static match => match.Value));

        Assert.That(released, Is.SupersetOf(All.Select(static each => each.Id)));
    }

    [GeneratedRegex("(?m)^ORX[0-9]{3}")]
    private static partial Regex RuleLine();
}
