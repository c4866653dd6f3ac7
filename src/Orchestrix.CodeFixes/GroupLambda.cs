using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Orchestrix.CodeFixes;

/// <summary>Writes lambdas that call what a method group names.</summary>
static class GroupLambda
{
    static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.CSharpErrorMessageFormat;

    /// <summary>The lambdas that may do: the shortest first, then one that tells its types, for where nothing else does.</summary>
    public static IEnumerable<ExpressionSyntax> Make(ExpressionSyntax group, IMethodSymbol method, IMethodSymbol invoke, SemanticModel model, Document document)
    {
        var names = NamesFor(group, method, model);
        var arguments = method.Parameters.Select((each, index) => SyntaxFactory.Argument(null, RefKindOf(each.RefKind), SyntaxFactory.IdentifierName(names[index])));
        ExpressionSyntax call = SyntaxFactory.InvocationExpression(group.WithoutTrivia(), SyntaxFactory.ArgumentList([.. arguments]));
        if (invoke.ReturnsByRef || invoke.ReturnsByRefReadonly) call = SyntaxFactory.RefExpression(call);
        var generator = SyntaxGenerator.GetGenerator(document);
        var typed = invoke.Parameters.Select((each, index) => SyntaxFactory.Parameter(names[index])
            .WithType(((TypeSyntax)generator.TypeExpression(each.Type)).WithAdditionalAnnotations(Simplifier.Annotation))
            .WithModifiers(ModifiersOf(each)));
        if (invoke.Parameters.All(static each => each.RefKind == RefKind.None))
            yield return Placed(names.Count == 1
                ? SyntaxFactory.SimpleLambdaExpression(SyntaxFactory.Parameter(names[0]), call)
                : SyntaxFactory.ParenthesizedLambdaExpression(SyntaxFactory.ParameterList([.. names.Select(static each => SyntaxFactory.Parameter(each))]), call), group);
        if (names.Count > 0) yield return Placed(SyntaxFactory.ParenthesizedLambdaExpression(SyntaxFactory.ParameterList([.. typed]), call), group);
    }

    /// <summary>Whether the lambda becomes the same delegate, calls the same method, and the code around it still compiles.</summary>
    public static async Task<bool> FitsAsync(Document document, SemanticModel model, ExpressionSyntax group, IMethodSymbol method, ExpressionSyntax lambda, CancellationToken cancellationToken)
    {
        var mark = new SyntaxAnnotation();
        var changed = await document.ReplaceAsync(group, lambda.WithAdditionalAnnotations(mark), cancellationToken).ConfigureAwait(false);
        if (await changed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root || await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } after) return false;
        var written = root.GetAnnotatedNodes(mark).Single();
        var function = written.DescendantNodesAndSelf().OfType<LambdaExpressionSyntax>().First();
        var call = function.Body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().First();
        return IsSameDelegate(model.GetOperation(group, cancellationToken), after.GetOperation(function, cancellationToken))
            && Shown(method) == Shown(after.GetSymbolInfo(call, cancellationToken).Symbol)
            && Errors(after, written, cancellationToken) <= Errors(model, group, cancellationToken);
    }

    static bool IsSameDelegate(IOperation? group, IOperation? function) => Shown(group?.Parent?.Type) == Shown(function?.Parent?.Type);

    static string? Shown(ISymbol? symbol) => symbol?.ToDisplayString(Signature);

    static int Errors(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        model.GetDiagnostics(node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.Span, cancellationToken).Count(static each => each.Severity == DiagnosticSeverity.Error);

    // The method's own names, made different from what the group names and from each variable around it.
    static List<SyntaxToken> NamesFor(ExpressionSyntax group, IMethodSymbol method, SemanticModel model)
    {
        var taken = new HashSet<string>(
            group.DescendantTokens().Where(static each => each.IsKind(SyntaxKind.IdentifierToken)).Select(static each => each.ValueText)
                .Concat(model.LookupSymbols(group.SpanStart).Where(static each => each is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol).Select(static each => each.Name)),
            StringComparer.Ordinal);
        var names = new List<SyntaxToken>();
        foreach (var parameter in method.Parameters)
        {
            var name = parameter.Name;
            for (var number = 1; !taken.Add(name); number++) name = parameter.Name + number;
            names.Add(IsReserved(name, group) ? SyntaxFactory.VerbatimIdentifier(default, name, name, default) : SyntaxFactory.Identifier(name));
        }
        return names;
    }

    // Words such as "by" mean something in a query only.
    static bool IsReserved(string name, ExpressionSyntax group) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || name is "await" or "field"
        || (SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None && group.Ancestors().Any(static each => each is QueryExpressionSyntax));

    // A lambda reaches as far as it can, so within an operator or before a dot it needs parentheses.
    static ExpressionSyntax Placed(LambdaExpressionSyntax lambda, ExpressionSyntax group) =>
        (group.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ParenthesizedExpressionSyntax or ExpressionElementSyntax or InitializerExpressionSyntax or LambdaExpressionSyntax or YieldStatementSyntax
            ? (ExpressionSyntax)lambda
            : SyntaxFactory.ParenthesizedExpression(lambda)).WithTriviaFrom(group).WithAdditionalAnnotations(Formatter.Annotation);

    static SyntaxToken RefKindOf(RefKind kind) => kind switch
    {
        RefKind.Ref => SyntaxFactory.Token(SyntaxKind.RefKeyword),
        RefKind.Out => SyntaxFactory.Token(SyntaxKind.OutKeyword),
        RefKind.In or RefKind.RefReadOnlyParameter => SyntaxFactory.Token(SyntaxKind.InKeyword),
        _ => default,
    };

    static SyntaxTokenList ModifiersOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => [SyntaxFactory.Token(SyntaxKind.RefKeyword)],
        RefKind.Out => [SyntaxFactory.Token(SyntaxKind.OutKeyword)],
        RefKind.In => [SyntaxFactory.Token(SyntaxKind.InKeyword)],
        RefKind.RefReadOnlyParameter => [SyntaxFactory.Token(SyntaxKind.RefKeyword), SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword)],
        _ => [],
    };
}
