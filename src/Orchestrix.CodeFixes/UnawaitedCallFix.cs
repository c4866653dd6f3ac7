using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.CodeFixes;

/// <summary>ORX016: awaits a call whose task nobody keeps, where the function around it is asynchronous.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnawaitedCallFix)), Shared]
public sealed class UnawaitedCallFix : CodeFixProvider
{
    const string Title = "Await the call";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX016"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (await context.FindAsync<InvocationExpressionSyntax>().ConfigureAwait(false) is not { } call || !CanAwait(call)) return;
        if (model?.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method || CallbackFinder.KindOf(method) == ReturnKind.Stream) return;
        if (Lost(call) is not { } lost) return;
        var awaited = SyntaxFactory.AwaitExpression(lost.Value.WithoutTrivia()).WithTriviaFrom(lost.Replaced).WithAdditionalAnnotations(Formatter.Annotation);
        await context.OfferIfItCompilesAsync(
            Title,
            nameof(UnawaitedCallFix),
            async cancellation => (await context.Document.ReplaceAsync(lost.Replaced, awaited, cancellation).ConfigureAwait(false)).Project.Solution).ConfigureAwait(false);
    }

    // The whole value that is lost, and what awaiting it takes the place of: a discarded one needs no discard any more.
    static (ExpressionSyntax Value, ExpressionSyntax Replaced)? Lost(ExpressionSyntax call)
    {
        var value = call;
        while (true)
        {
            if (value.Parent is ParenthesizedExpressionSyntax parenthesized) value = parenthesized;
            else if (value.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax more } && ((MemberAccessExpressionSyntax)value.Parent).Expression == value) value = more;
            else break;
        }
        return value.Parent switch
        {
            ExpressionStatementSyntax or ArrowExpressionClauseSyntax => (value, value),
            LambdaExpressionSyntax lambda when lambda.Body == value => (value, value),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax } discard when discard.Right == value => (value, discard),
            _ => null,
        };
    }

    static bool CanAwait(SyntaxNode call)
    {
        for (var at = call.Parent; at is not null; at = at.Parent)
            switch (at)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or QueryExpressionSyntax: return false;
                case AnonymousFunctionExpressionSyntax function: return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function: return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method: return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax: return true;
                case MemberDeclarationSyntax: return false;
            }
        return false;
    }
}
