using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestrix.CodeFixes;

/// <summary>Knows what a method group is taken of. The group evaluates it once, a lambda at each call.</summary>
static class Receivers
{
    /// <summary>Whether it makes no difference when, and how often, the receiver is evaluated.</summary>
    public static bool IsSameAtEachCall(ExpressionSyntax group, IMethodReferenceOperation reference, SemanticModel model, CancellationToken cancellationToken)
    {
        if (group is not MemberAccessExpressionSyntax { Expression: var receiver }) return reference.Instance?.Type is not { IsValueType: true };
        while (receiver is ParenthesizedExpressionSyntax parenthesized) receiver = parenthesized.Expression;
        if (receiver is BaseExpressionSyntax) return false; // which a lambda would not let us track either
        if (model.GetSymbolInfo(receiver, cancellationToken).Symbol is INamespaceOrTypeSymbol) return true;
        return model.GetTypeInfo(receiver, cancellationToken).Type is not { IsValueType: true }
            && model.GetOperation(receiver, cancellationToken) is { } operation
            && operation.DescendantsAndSelf().All(each => IsStill(each, group));
    }

    static bool IsStill(IOperation operation, ExpressionSyntax group) => operation switch
    {
        ILocalReferenceOperation local => !IsWritten(local.Local, group),
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind == RefKind.None && !IsWritten(parameter.Parameter, group),
        IPropertyReferenceOperation property => property.Property is { IsIndexer: false, SetMethod: null or { IsInitOnly: true } },
        IFieldReferenceOperation field => field.Field.IsReadOnly || field.Field.IsConst,
        IInstanceReferenceOperation or IConversionOperation or IParenthesizedOperation or ILiteralOperation => true,
        _ => false,
    };

    // By name, which takes a few too many for written: no fix is offered then.
    static bool IsWritten(ISymbol variable, ExpressionSyntax group) =>
        Scope(variable, group).SelectMany(static each => each.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(each => each.Identifier.ValueText == variable.Name && IsWritten(each));

    // A parameter of a type may be written by each of its members.
    static IEnumerable<SyntaxNode> Scope(ISymbol variable, ExpressionSyntax group) =>
        variable.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && constructor.DeclaringSyntaxReferences.Any(static each => each.GetSyntax() is TypeDeclarationSyntax)
            ? constructor.ContainingType.DeclaringSyntaxReferences.Select(static each => each.GetSyntax())
            : [group.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault(static each => each is not GlobalStatementSyntax) ?? group.SyntaxTree.GetRoot()];

    static bool IsWritten(IdentifierNameSyntax name)
    {
        SyntaxNode value = name;
        while (value.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax || (value.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax })) value = value.Parent;
        return value.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == value,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression),
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
