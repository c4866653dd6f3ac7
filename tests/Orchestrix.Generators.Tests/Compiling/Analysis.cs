using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Orchestrix.Generators.Tests.Compiling;

/// <summary>Runs one analyzer and tells what it reports as <c>ID text-at-the-place: message</c>.</summary>
static class Analysis
{
    public static Task<ImmutableArray<Diagnostic>> Of(CSharpCompilation compilation, DiagnosticAnalyzer analyzer) =>
        compilation.WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(
                new([]),
                static (thrown, _, _) => Assert.Fail(thrown.ToString()),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: false))
            .GetAnalyzerDiagnosticsAsync();

    /// <summary>After the generator, as in a build.</summary>
    public static async Task<string[]> InBuild(DiagnosticAnalyzer analyzer, string text) =>
        Told(await Of(Built.From(text).Compilation, analyzer));

    /// <summary>Without the generator, as in an editor.</summary>
    public static async Task<string[]> InEditor(DiagnosticAnalyzer analyzer, string text) =>
        Told(await Of(Source.Compile("Subject", [Source.Parse(Source.Usings + text)]), analyzer));

    /// <summary>With attributes of the same simple name, but not ours.</summary>
    public static async Task<string[]> WithoutLibrary(DiagnosticAnalyzer analyzer, string text) =>
        Told(await Of(
            Source.Compile("Subject", [Source.Parse(Source.Usings + text + """
                 namespace Orchestrix { class None; }
                [AttributeUsage(AttributeTargets.All)] class FlowAttribute(string? name = null) : Attribute { public int Retries { get; set; } }
                [AttributeUsage(AttributeTargets.All)] class TaskAttribute(string? name = null) : Attribute { public int Retries { get; set; } public string? Key { get; set; } }
                """)]).WithoutLibrary(),
            analyzer));

    public static string[] Told(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics
        .OrderBy(static each => each.Location.SourceSpan.Start)
        .Select(static each => $"{each.Id} {each.Location.SourceTree?.GetText().ToString(each.Location.SourceSpan)}: {each.GetMessage(null)}")];
}
