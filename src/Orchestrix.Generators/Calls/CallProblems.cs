using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestrix.Generators.Calls;

/// <summary>Says why one call cannot be intercepted although others of the same method can. Each reason has a diagnostic of its own.</summary>
static class CallProblems
{
    public const string CopiedReceiver = "the compiler would call it on a copy of the generic struct, whose changes are lost; make the method readonly, or the type a class";

    /// <summary>Whether there is any reason.</summary>
    public static bool Any(InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken) =>
        IsDynamic(invocation, model, cancellationToken) || IsBaseCall(invocation, method) || MayBeStruct(invocation, method, model, cancellationToken) is not null
        || IsOnCopy(invocation, method, model, cancellationToken);

    /// <summary>The method is chosen at run time. The symbol is known all the same, and the compiler takes an interceptor and forgets it.</summary>
    public static bool IsDynamic(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken) =>
        invocation.ArgumentList.Arguments.Any(each => model.GetTypeInfo(each.Expression, cancellationToken).Type is { TypeKind: TypeKind.Dynamic })
        && model.GetOperation(invocation, cancellationToken) is IDynamicInvocationOperation;

    /// <summary>An interceptor could only call the method virtually, and would arrive at itself.</summary>
    public static bool IsBaseCall(InvocationExpressionSyntax invocation, IMethodSymbol method) =>
        !method.IsStatic && method.MethodKind != MethodKind.ReducedExtension && invocation.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax };

    /// <summary>The type parameter that the call is made on: an interceptor would box a struct and lose what the call changes.</summary>
    public static ITypeParameterSymbol? MayBeStruct(InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken) =>
        !method.IsStatic
        && method.ContainingType.TypeKind == TypeKind.Interface
        && model.GetOperation(invocation, cancellationToken) is IInvocationOperation { Instance.Type: ITypeParameterSymbol { IsReferenceType: false } parameter }
            ? parameter
            : null;

    /// <summary>Inside a generic struct the compiler copies <c>this</c> before it hands it to an interceptor.</summary>
    public static bool IsOnCopy(InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken) =>
        method is { IsStatic: false, IsReadOnly: false, ContainingType: { IsValueType: true, IsGenericType: true } }
        && model.GetOperation(invocation, cancellationToken) is IInvocationOperation { Instance: IInstanceReferenceOperation };
}
