using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Calls;

/// <summary>Binds calls that name flows and tasks by their methods.</summary>
sealed class FlowReferenceBinder(Compilation compilation)
{
    readonly Dictionary<IMethodSymbol, bool> takers = new(SymbolEqualityComparer.Default);

    /// <summary>What takes the place of a call; null where nothing does.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="method">The method that is called, as declared.</param>
    /// <param name="model">The model of the call's file.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Binding? Bind(InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!takers.TryGetValue(method, out var takes)) takers.Add(method, takes = FlowReferences.AreTakenBy(method));
        return takes && MayName(invocation) && model.GetOperation(invocation, cancellationToken) is IInvocationOperation call ? Bind(call, compilation, out _) : null;
    }

    /// <summary>What takes the place of a call. There is a problem where something should, and does not.</summary>
    public static Binding? Bind(IInvocationOperation call, Compilation compilation, out string? problem)
    {
        problem = null;
        var method = Annotation.Declared(call.TargetMethod);
        if (!FlowReferences.AreTakenBy(method)) return null;
        var references = FlowReference.In(call);
        var overloads = FlowReferenceOverloads.Of(method).ToList();
        // Another kind than the overloads take has a diagnostic of its own.
        if (overloads.Count == 0 || !references.Any(each => each.Annotation is not null && FlowReferenceOverloads.Take(each, overloads))) return null;
        if (references.FirstOrDefault(static each => each is { Annotation: null, IsNull: false }) is { } other)
        {
            problem = $"'{other.Parameter.Name}' gets no method of a flow or task";
            return null;
        }
        if (FlowReferenceOverloads.For(method, references) is not { } overload)
        {
            problem = "none of its overloads takes the definitions of just these";
            return null;
        }
        var thunks = new Thunk?[references.Count];
        for (var n = 0; n < thunks.Length; n++)
        {
            if (references[n] is not { Method: { } named, Annotation: { } annotation }) continue;
            var result = ThunkFactory.Create(named, annotation, compilation);
            thunks[n] = result.Thunk;
            if (result.Problem is null) continue;
            problem = $"'{named.Name}' cannot be tracked: {result.Problem}";
            return null;
        }
        return FlowReferenceInterceptors.Create(method, overload, [.. references.Zip(thunks, static (reference, thunk) => (reference.Parameter.Ordinal, thunk))], compilation, out problem) is { } interceptor
            ? new(interceptor, thunks.OfType<Thunk>().ToEquatableArray())
            : null;
    }

    // Asked before anything is bound: only names, conversions and new delegates are method groups.
    static bool MayName(InvocationExpressionSyntax invocation) => invocation.ArgumentList.Arguments.Any(static each => IsName(each.Expression));

    static bool IsName(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => IsName(inner.Expression),
        CastExpressionSyntax cast => IsName(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } trusted => IsName(trusted.Operand),
        SimpleNameSyntax or MemberAccessExpressionSyntax or BaseObjectCreationExpressionSyntax => true,
        _ => false,
    };
}
