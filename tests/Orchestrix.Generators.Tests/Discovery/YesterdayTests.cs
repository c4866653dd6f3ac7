using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Discovery;

/// <summary>An application of today may reference a library that an older generator compiled.</summary>
public sealed class YesterdayTests
{
    static readonly string Library = Path.Combine(
        typeof(YesterdayTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepoRoot").Value!,
        "tests", "Orchestrix.Tests", "Runtime", "Yesterday", "Yesterday.dll");

    [Test]
    public void Calls_OfAnOlderLibrary_AreIntercepted()
    {
        var built = Built.From(App("public class Subject { public int Run(Yesterday.IShop shop) { _ = shop.Book(1); return Yesterday.Reports.Sum(3); } }"));

        Assert.That(built.Calls(), Is.EqualTo(new[] { ("shop.Book(1)", true), ("Yesterday.Reports.Sum(3)", true) }));
        Assert.That(built.Diagnostics(), Is.Empty);
    }

    [Test]
    public void EntryPoint_WithAnOlderLibrary_AddsItsCatalog() =>
        Assert.That(
            Built.From(App("public class Subject { public void Run(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => Microsoft.Extensions.DependencyInjection.OrchestrixServiceCollectionExtensions.AddOrchestrix(services); }")).Generated,
            Does.Contain("global::Orchestrix.Generated.Catalog_Yesterday.AddTo(catalog);"));

    static CSharpCompilation App(string text) => Source.Compile("App", [Source.Parse(Source.Usings + text)], more: MetadataReference.CreateFromFile(Library));
}
