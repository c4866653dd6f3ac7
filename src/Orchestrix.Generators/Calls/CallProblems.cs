using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestrix.Generators.Calls;

/// <summary>Says why one call cannot be intercepted although others of the same method can.</summary>
static class CallProblems
{
    public const string Dynamic = "an argument is dynamic, so the method is chosen at run time";

    public static string? Find(InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        // The symbol is known all the same, and the compiler takes an interceptor and forgets it.
        foreach (var argument in invocation.ArgumentList.Arguments)
            if (model.GetTypeInfo(argument.Expression, cancellationToken).Type is { TypeKind: TypeKind.Dynamic }
                && model.GetOperation(invocation, cancellationToken) is IDynamicInvocationOperation) return Dynamic;
        if (method.IsStatic || method.MethodKind == MethodKind.ReducedExtension) return null;
        // An interceptor could only call it virtually, and would arrive at itself.
        if (invocation.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax }) return "it is a call of the base method, and the call of the overriding method is tracked already";
        if (method.ContainingType.TypeKind != TypeKind.Interface) return null;
        // An interceptor would box a struct and lose what the call changes.
        return model.GetOperation(invocation, cancellationToken) is IInvocationOperation { Instance.Type: ITypeParameterSymbol { IsReferenceType: false } parameter }
            ? $"type parameter '{parameter.Name}' may be a struct; constrain it to 'class'"
            : null;
    }
}
