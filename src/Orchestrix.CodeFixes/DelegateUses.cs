using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestrix.CodeFixes;

/// <summary>Knows delegates that are compared later: two delegates of one method are equal, two of equal lambdas are not.</summary>
static class DelegateUses
{
    /// <summary>Whether a method group is taken off an event or a delegate, here or elsewhere in the file.</summary>
    public static bool IsRemoved(IOperation creation, ExpressionSyntax group)
    {
        var user = creation.Parent;
        while (user is IConversionOperation or IParenthesizedOperation) user = user.Parent;
        return user switch
        {
            IEventAssignmentOperation { Adds: false } or IBinaryOperation => true,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } => true,
            IEventAssignmentOperation or ICompoundAssignmentOperation => group.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Any(each => each.IsKind(SyntaxKind.SubtractAssignmentExpression) && SyntaxFactory.AreEquivalent(each.Right, group)),
            _ => false,
        };
    }
}
