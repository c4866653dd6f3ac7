using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Orchestrix.Generators.Calls;

namespace Orchestrix.CodeFixes;

/// <summary>ORX007: constrains the type parameter that the call is made on to classes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClassConstraintFix)), Shared]
public sealed class ClassConstraintFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ORX007"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || await context.FindAsync<InvocationExpressionSyntax>().ConfigureAwait(false) is not { } call) return;
        if (model.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method || CallProblems.MayBeStruct(call, method, model, context.CancellationToken) is not { } parameter || !CanBeConstrained(parameter)) return;
        var declarations = await DeclarationsOf(parameter, context.CancellationToken).ConfigureAwait(false);
        if (declarations.IsEmpty) return;
        var solution = context.Document.Project.Solution;
        await context.OfferIfItCompilesAsync(
            $"Add the constraint 'where {parameter.Name} : class'",
            nameof(ClassConstraintFix),
            cancellation => solution.ReplaceAsync(declarations, each => Constrain(each, parameter.Name), cancellation)).ConfigureAwait(false);
    }

    // An override, and an implementation, inherits its constraints or must repeat them.
    static bool CanBeConstrained(ITypeParameterSymbol parameter) =>
        parameter is { HasValueTypeConstraint: false, HasUnmanagedTypeConstraint: false, HasNotNullConstraint: false, AllowsRefLikeType: false }
        && (parameter.DeclaringMethod is not { } method
            || (!method.IsOverride
                && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
                && !method.ContainingType.AllInterfaces.SelectMany(static each => each.GetMembers().OfType<IMethodSymbol>())
                    .Any(each => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(each), method))));

    // The parts of a type may leave out constraints, if one part has them; the parts of a method may not.
    static async Task<ImmutableArray<SyntaxNode>> DeclarationsOf(ITypeParameterSymbol parameter, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<SyntaxNode>();
        var references = parameter.DeclaringMethod is { } method
            ? new[] { method, method.PartialDefinitionPart, method.PartialImplementationPart }.OfType<IMethodSymbol>().SelectMany(static each => each.DeclaringSyntaxReferences).Distinct()
            : parameter.DeclaringType!.DeclaringSyntaxReferences;
        foreach (var reference in references)
            found.Add(await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false));
        if (found.Any(static each => each is not (TypeDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax))) return [];
        if (parameter.DeclaringMethod is not null) return found.ToImmutable();
        var constraining = found.Where(each => ((TypeDeclarationSyntax)each).ConstraintClauses.Any(clause => clause.Name.Identifier.ValueText == parameter.Name)).ToImmutableArray();
        return constraining.IsEmpty ? [found[0]] : constraining;
    }

    static SyntaxNode Constrain(SyntaxNode declaration, string name) => declaration switch
    {
        MethodDeclarationSyntax method => method.WithConstraintClauses(Constrain(method.ConstraintClauses, name)),
        LocalFunctionStatementSyntax function => function.WithConstraintClauses(Constrain(function.ConstraintClauses, name)),
        TypeDeclarationSyntax type => type.WithConstraintClauses(Constrain(type.ConstraintClauses, name)),
        _ => declaration,
    };

    static SyntaxList<TypeParameterConstraintClauseSyntax> Constrain(SyntaxList<TypeParameterConstraintClauseSyntax> clauses, string name)
    {
        var constraint = SyntaxFactory.ClassOrStructConstraint(SyntaxKind.ClassConstraint);
        return clauses.FirstOrDefault(each => each.Name.Identifier.ValueText == name) is { } clause
            ? clauses.Replace(clause, clause.WithConstraints(clause.Constraints.Insert(0, constraint)).WithAdditionalAnnotations(Formatter.Annotation))
            : clauses.Add(SyntaxFactory.TypeParameterConstraintClause(SyntaxFactory.IdentifierName(name)).AddConstraints(constraint).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
