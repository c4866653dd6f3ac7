using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.CodeFixes;

/// <summary>Writes a flow's or task's attribute so that it means the same at another method.</summary>
static class CopiedAttribute
{
    // What names static methods of the type, or parameters of the method.
    static readonly string[] OfType = ["OnRunning", "OnCompletion", "OnFailure", "OnCancellation", "OnCrashed", "OnRollback"], OfParameters = ["Key", "RunName", "CacheWithout"];

    /// <summary>The copy; null when it would not mean the same.</summary>
    public static AttributeSyntax? Make(AttributeSyntax written, Annotation annotation, IMethodSymbol contract, SemanticModel model, Document target, CancellationToken cancellationToken)
    {
        var values = new AttributeValues(annotation.Attribute);
        if (OfType.Any(values.Sets)) return null;
        if (OfParameters.Any(values.Sets) && !annotation.Method.Parameters.Select(static each => each.Name).SequenceEqual(contract.Parameters.Select(static each => each.Name))) return null;
        var copy = SyntaxFactory.Attribute((NameSyntax)ImportedTypes.Of(annotation.Attribute.AttributeClass!, target));
        if (written.ArgumentList is null) return copy;
        var arguments = written.ArgumentList.Arguments;
        foreach (var argument in written.ArgumentList.Arguments)
        {
            if (Portable(argument.Expression, contract, model, target, cancellationToken) is not { } expression) return null;
            var index = written.ArgumentList.Arguments.IndexOf(argument);
            arguments = arguments.Replace(arguments[index], argument.WithExpression(expression.WithTriviaFrom(argument.Expression)));
        }
        return copy.WithArgumentList(written.ArgumentList.WithArguments(arguments).WithoutTrivia());
    }

    static ExpressionSyntax? Portable(ExpressionSyntax expression, IMethodSymbol contract, SemanticModel model, Document target, CancellationToken cancellationToken)
    {
        if (expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(each => !IsOfTypes(each, model, cancellationToken)))
            return model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: (string or bool or int or double) and var value }
                ? (ExpressionSyntax)SyntaxGenerator.GetGenerator(target).LiteralExpression(value)
                : null;
        var types = expression.DescendantNodesAndSelf(each => TypeOf(each, model, cancellationToken) is null).Where(each => TypeOf(each, model, cancellationToken) is not null).ToList();
        if (types.Any(each => !model.Compilation.IsSymbolAccessibleWithin(TypeOf(each, model, cancellationToken)!, contract.ContainingType))) return null;
        return expression.ReplaceNodes(types, (each, _) => ImportedTypes.Of(TypeOf(each, model, cancellationToken)!, target).WithTriviaFrom(each));
    }

    static bool IsOfTypes(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken) => model.GetSymbolInfo(name, cancellationToken).Symbol switch
    {
        INamespaceOrTypeSymbol => true,
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => name.Parent is MemberAccessExpressionSyntax access && access.Name == name,
        _ => false,
    };

    static INamedTypeSymbol? TypeOf(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node is NameSyntax or MemberAccessExpressionSyntax ? model.GetSymbolInfo(node, cancellationToken).Symbol as INamedTypeSymbol : null;
}
