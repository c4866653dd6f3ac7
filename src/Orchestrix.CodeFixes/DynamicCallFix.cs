using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Orchestrix.CodeFixes;

/// <summary>ORX006: casts dynamic arguments to the types of their parameters, where there is one method that can be meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DynamicCallFix)), Shared]
public sealed class DynamicCallFix : CodeFixProvider
{
    const string Title = "Cast to the type of the parameter";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX006"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || await context.FindAsync<InvocationExpressionSyntax>().ConfigureAwait(false) is not { } call) return;
        var info = model.GetSymbolInfo(call, context.CancellationToken);
        var candidates = info.Symbol is null ? info.CandidateSymbols : [info.Symbol];
        if (candidates.Length != 1 || candidates[0] is not IMethodSymbol { IsGenericMethod: false } method) return;
        var group = model.GetMemberGroup(call.Expression, context.CancellationToken);
        if (group.Length > 1) return;
        var casts = new Dictionary<ExpressionSyntax, ExpressionSyntax>();
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (model.GetTypeInfo(argument.Expression, context.CancellationToken).Type is not { TypeKind: TypeKind.Dynamic }) continue;
            if (ParameterOf(argument, call, method) is not { IsParams: false, RefKind: RefKind.None, Type: { TypeKind: not TypeKind.Dynamic } type }) return;
            casts.Add(argument.Expression, Cast(argument.Expression, ImportedTypes.Of(type, context.Document)));
        }
        if (casts.Count == 0) return;
        var changed = call.ReplaceNodes(casts.Keys, (original, _) => casts[original]);
        await context.OfferIfItCompilesAsync(
            Title,
            nameof(DynamicCallFix),
            async cancellation => (await context.Document.ReplaceAsync(call, changed, cancellation).ConfigureAwait(false)).Project.Solution).ConfigureAwait(false);
    }

    static IParameterSymbol? ParameterOf(ArgumentSyntax argument, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (argument.NameColon is { } name) return method.Parameters.FirstOrDefault(each => each.Name == name.Name.Identifier.ValueText);
        var index = call.ArgumentList.Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    static CastExpressionSyntax Cast(ExpressionSyntax value, TypeSyntax type)
    {
        var bare = value.WithoutTrivia();
        var operand = value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            ? bare
            : SyntaxFactory.ParenthesizedExpression(bare).WithAdditionalAnnotations(Simplifier.Annotation);
        return SyntaxFactory.CastExpression(type, operand).WithTriviaFrom(value);
    }
}
