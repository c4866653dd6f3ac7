using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.CodeFixes;

/// <summary>ORX015: takes a new identifier or the time from the run, which remembers it, where that has the same type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnstableArgumentFix)), Shared]
public sealed class UnstableArgumentFix : CodeFixProvider
{
    const string Title = "Take it from the run";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX015"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName("Orchestrix.RunContext") is not { } run) return;
        if (await context.FindAsync<ExpressionSyntax>().ConfigureAwait(false) is not { } value || value.Span != context.Span) return;
        if (Remembered(model.GetSymbolInfo(value, context.CancellationToken).Symbol) is not { } member) return;
        var type = ImportedTypes.Of(run, context.Document);
        var current = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName("Current"));
        var taken = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, current, SyntaxFactory.IdentifierName(member));
        var replacement = member == "NewGuid" ? SyntaxFactory.InvocationExpression(taken) : (ExpressionSyntax)taken;
        context.Offer(Title, nameof(UnstableArgumentFix), cancellation => context.Document.ReplaceAsync(value, replacement.WithTriviaFrom(value), cancellation));
    }

    static string? Remembered(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { IsStatic: true, Name: "NewGuid" or "CreateVersion7", ContainingType: var type } when type.Is("System.Guid") => "NewGuid",
        IPropertySymbol { IsStatic: true, Name: "UtcNow", ContainingType: var type } when type.Is("System.DateTimeOffset") => "Now",
        IMethodSymbol { Name: "GetUtcNow", ContainingType: var type } when type.Is("System.TimeProvider") => "Now",
        _ => null,
    };
}
