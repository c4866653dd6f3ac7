using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Diagnostics;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.CodeFixes;

/// <summary>ORX005: marks what a flow or task implements or overrides as it is marked itself, in whatever document of the solution that stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContractFix)), Shared]
public sealed class ContractFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX005"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.FindMethodAsync().ConfigureAwait(false) is not { } method || Annotation.On(method) is not { } annotation) return;
        if (await annotation.Attribute.ApplicationSyntaxReference!.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is not AttributeSyntax { Parent: AttributeListSyntax list } written) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(UntrackableMethodAnalyzer.Contract, out var id) || id is null) continue;
            var solution = context.Document.Project.Solution;
            var model = await solution.GetDocument(written.SyntaxTree)!.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, model!.Compilation) is not IMethodSymbol contract) continue;
            if (await FindAsync(contract, solution, context.CancellationToken).ConfigureAwait(false) is not var (document, declaration)) continue;
            if (CopiedAttribute.Make(written, annotation, contract, model, document, context.CancellationToken) is not { } attribute) continue;
            context.RegisterCodeFix(
                Microsoft.CodeAnalysis.CodeActions.CodeAction.Create(
                    $"Mark '{contract.ContainingType.Name}.{contract.Name}' too",
                    cancellation => MarkAsync(document, declaration, attribute, list.GetTrailingTrivia(), cancellation),
                    nameof(ContractFix)),
                diagnostic);
        }
    }

    // The declaration in the solution, where its project knows the library.
    static async Task<(Document, MethodDeclarationSyntax)?> FindAsync(IMethodSymbol contract, Solution solution, CancellationToken cancellationToken)
    {
        if (contract.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || solution.GetDocument(reference.SyntaxTree) is not { } document
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || compilation.GetTypeByMetadataName(KnownNames.Flow) is null) return null;
        return await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is MethodDeclarationSyntax declaration ? (document, declaration) : null;
    }

    static async Task<Solution> MarkAsync(Document document, MethodDeclarationSyntax declaration, AttributeSyntax attribute, SyntaxTriviaList after, CancellationToken cancellationToken)
    {
        var leading = declaration.GetLeadingTrivia();
        var isOnOwnLine = after.Any(static each => each.IsKind(SyntaxKind.EndOfLineTrivia));
        var indentation = leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading.Last()) : default;
        var list = SyntaxFactory.AttributeList(Plain(SyntaxKind.OpenBracketToken), null, [attribute], Plain(SyntaxKind.CloseBracketToken))
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(isOnOwnLine ? after.First(static each => each.IsKind(SyntaxKind.EndOfLineTrivia)) : SyntaxFactory.Space);
        var bare = declaration.WithLeadingTrivia(isOnOwnLine ? indentation : default);
        var changed = await document.ReplaceAsync(declaration, bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)), cancellationToken).ConfigureAwait(false);
        return changed.Project.Solution;
    }

    // Without the elastic space that formatting would make a line of.
    static SyntaxToken Plain(SyntaxKind kind) => SyntaxFactory.Token(default, kind, default);
}
