using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestrix.CodeFixes;

namespace Orchestrix.Generators.Tests.Fixes;

public sealed class ProviderTests
{
    static readonly string Root = typeof(ProviderTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static each => each.Key == "RepoRoot").Value!;

    static readonly Type[] Providers = [.. typeof(MethodGroupFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)))];

    static readonly string[] Fixable = [.. Providers.SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds).Order(StringComparer.Ordinal)];

    [Test]
    public void Providers_OfFixes_AreExportedUnderTheirNameAndFixAllAtOnce() =>
        Assert.Multiple(() =>
        {
            foreach (var provider in Providers)
            {
                Assert.That(provider.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Name, Is.EqualTo(provider.Name));
                Assert.That(((CodeFixProvider)Activator.CreateInstance(provider)!).GetFixAllProvider(), Is.Not.Null, provider.Name);
            }
        });

    [Test]
    public void Workspaces_WhichTheCompilerHasNot_AreKnownToFixesOnly()
    {
        Assert.That(typeof(TrackedCallGenerator).Assembly.GetReferencedAssemblies().Select(static each => each.Name), Has.None.Contains("Workspaces"));
        Assert.That(typeof(MethodGroupFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) || type.IsAssignableTo(typeof(IIncrementalGenerator))), Is.Empty);
    }

    [Test]
    public void Ids_OfAllFixes_AreUnique() => Assert.That(Fixable, Is.Unique.And.Contains("ORX001"));

    [TestCaseSource(nameof(Fixable))]
    public void Page_OfADiagnosticWithAFix_MentionsIt(string id) =>
        Assert.That(File.ReadAllText(Path.Combine(Root, "docs", "diagnostics", id + ".md")).Split("\n## Fix\n")[1], Does.Contain("The code fix '"));

    [Test]
    public void Pages_OfOtherDiagnostics_PromiseNone() =>
        Assert.That(
            Directory.EnumerateFiles(Path.Combine(Root, "docs", "diagnostics"), "ORX*.md")
                .Where(static page => File.ReadAllText(page).Contains("The code fix '", StringComparison.Ordinal))
                .Select(Path.GetFileNameWithoutExtension),
            Is.EquivalentTo(Fixable));
}
