using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Fixes;

/// <summary>Applies a fix as an editor does, and checks what comes out: it compiles with the generator, and the diagnostic is gone.</summary>
sealed class Fixed(DiagnosticAnalyzer analyzer, CodeFixProvider provider)
{
    const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using Orchestrix;";

    /// <summary>The text after the one fix of its first diagnostic.</summary>
    public Task<string> First(string text) => First(text, isBare: false);

    /// <summary>As <see cref="First(string)"/>, where the text has no usings but its own.</summary>
    public Task<string> FirstOfBare(string text) => First(text, isBare: true);

    /// <summary>All texts after the one fix of the first diagnostic in them.</summary>
    public async Task<string[]> FirstOf(params string[] texts)
    {
        var solution = Open(texts);
        var (document, diagnostic) = (await Find(solution)).First();
        var actions = await Offered(document, diagnostic);
        Assert.That(actions, Has.Count.EqualTo(1), $"fixes of {diagnostic}");
        return await Check(await Apply(actions[0]), (await Find(solution)).Count - 1);
    }

    /// <summary>The texts of a library and of what refers to it, after the one fix of the latter's first diagnostic.</summary>
    public async Task<string[]> FirstAcross(string library, string text)
    {
        var solution = Open([library, Usings], "Library");
        solution = Open([text, Usings], "Subject", solution);
        solution = solution.AddProjectReference(solution.Projects.Last().Id, new(solution.Projects.First().Id));
        var (document, diagnostic) = (await Find(solution)).Single();
        var changed = await Apply((await Offered(document, diagnostic)).Single());
        Assert.That(await Find(changed), Is.Empty);
        List<string> texts = [];
        foreach (var project in changed.Projects) texts.Add((await project.Documents.First().GetTextAsync()).ToString());
        return [.. texts];
    }

    /// <summary>The text after all of its diagnostics were fixed at once.</summary>
    public async Task<string> All(string text)
    {
        var solution = Open([text, Usings]);
        var found = await Find(solution);
        Assert.That(found, Has.Count.GreaterThan(1), "diagnostics to fix at once");
        var (document, first) = found[0];
        var key = (await Offered(document, first)).Single().EquivalenceKey;
        FixAllContext context = new(document, provider, FixAllScope.Document, key!, provider.FixableDiagnosticIds, new Diagnosed([.. found.Select(static each => each.Diagnostic)]), CancellationToken.None);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        return (await Check(await Apply(action!), 0))[0];
    }

    /// <summary>The titles of what is offered for all diagnostics of a text, of which there must be one.</summary>
    public async Task<string[]> Titles(params string[] texts)
    {
        var found = await Find(Open([.. texts, Usings]));
        Assert.That(found, Is.Not.Empty, "diagnostics to be fixed");
        List<string> titles = [];
        foreach (var (document, diagnostic) in found) titles.AddRange((await Offered(document, diagnostic)).Select(static each => each.Title));
        return [.. titles];
    }

    async Task<string> First(string text, bool isBare) => (await FirstOf(isBare ? [text] : [text, Usings]))[0];

    static Solution Open(string[] texts, string assembly = "Subject", Solution? beside = null)
    {
        var project = ProjectId.CreateNewId();
        var compiled = Source.Compile(assembly, []);
        var solution = (beside ?? new AdhocWorkspace().CurrentSolution).AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, assembly, assembly, LanguageNames.CSharp, compilationOptions: compiled.Options, parseOptions: Source.Options, metadataReferences: compiled.References));
        for (var index = 0; index < texts.Length; index++)
            solution = solution.AddDocument(DocumentId.CreateNewId(project), $"File{index}.cs", SourceText.From(texts[index], Encoding.UTF8), filePath: $"{assembly}/File{index}.cs");
        return solution;
    }

    async Task<List<(Document Document, Diagnostic Diagnostic)>> Find(Solution solution)
    {
        var compilation = (CSharpCompilation)(await solution.Projects.Last().GetCompilationAsync())!;
        var reported = await Analysis.Of(compilation, analyzer);
        return [.. reported.Where(each => provider.FixableDiagnosticIds.Contains(each.Id))
            .OrderBy(static each => each.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static each => each.Location.SourceSpan.Start)
            .Select(each => (solution.GetDocument(each.Location.SourceTree)!, each))];
    }

    async Task<List<CodeAction>> Offered(Document document, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        Assert.That(actions.Select(static each => each.EquivalenceKey), Has.All.Not.Empty);
        return actions;
    }

    static async Task<Solution> Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    async Task<string[]> Check(Solution solution, int remaining)
    {
        List<string> texts = [];
        foreach (var document in solution.Projects.Single().Documents) texts.Add((await document.GetTextAsync()).ToString());
        var shown = string.Join("\n----\n", texts);
        var built = Built.From((CSharpCompilation)(await solution.Projects.Single().GetCompilationAsync())!);
        Assert.That(built.Diagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error), Is.Empty, shown);
        Assert.That((await Find(solution)).Select(static each => each.Diagnostic), Has.Exactly(remaining).Items, shown);
        return [.. texts];
    }

    sealed class Diagnosed(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await document.GetSyntaxTreeAsync(cancellationToken) is var tree ? all.Where(each => each.Location.SourceTree == tree) : [];

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
