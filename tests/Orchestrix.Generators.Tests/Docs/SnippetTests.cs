using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Docs;

/// <summary>What the documentation shows compiles as it stands, and every tracked call in it is intercepted. Diagnostics' pages show mistakes on purpose.</summary>
public sealed partial class SnippetTests
{
    // What a new project has as global usings, and the one that every user of the library adds.
    const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Orchestrix;
        """;

    static IEnumerable<TestCaseData> Snippets()
    {
        var root = Root();
        var pages = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)
            .Where(p => !p.Contains("diagnostics", StringComparison.Ordinal)).Append(Path.Combine(root, "README.md"));
        foreach (var page in pages.Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (Match block in Block().Matches(File.ReadAllText(page)))
                yield return new TestCaseData(block.Groups[1].Value).SetArgDisplayNames($"{Path.GetRelativePath(root, page)} {++number}");
        }
    }

    [TestCaseSource(nameof(Snippets))]
    public void Snippet_OfADocument_CompilesAndIsTracked(string code)
    {
        var built = Compile(code);

        Assert.That(built.Diagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        Assert.That(built.Calls().Where(c => !c.IsIntercepted && !c.Call.StartsWith("base.", StringComparison.Ordinal)).Select(c => c.Call), Is.Empty, "calls of base are tracked by hand");
    }

    [Test]
    public void Snippet_ThatIsWrong_IsFoundOut() =>
        Assert.That(Compile("When.Nothing();").Diagnostics().Select(d => d.Id), Does.Contain("CS0117"));

    static Built Compile(string code)
    {
        var snippet = CSharpSyntaxTree.ParseText(code, Source.Options, "Snippet.cs", System.Text.Encoding.UTF8);
        var isProgram = snippet.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")).DistinctBy(Path.GetFileName).Where(IsManaged).Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create(
            "Snippet", [snippet, CSharpSyntaxTree.ParseText(GlobalUsings, Source.Options, "Usings.cs", System.Text.Encoding.UTF8)], references,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        return Built.From(compilation);
    }

    [Test]
    public void Snippets_AreFound() => Assert.That(Snippets().Count(), Is.GreaterThan(10));

    static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(stream);
        return image.HasMetadata;
    }

    static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Orchestrix.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds Orchestrix.sln.");
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
