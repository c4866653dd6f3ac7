using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Calls;

/// <summary>Binds the invocations whose name fits and keeps those that can be intercepted.</summary>
sealed class CallBinder(Compilation compilation)
{
    // The beginning of the location's data: what the compiler tells files apart by.
    const int ContentBytes = 16;

    readonly SemanticModels models = new(compilation);
    readonly FlowReferenceBinder references = new(compilation);
    readonly Dictionary<IMethodSymbol, Binding?> interceptors = new(SymbolEqualityComparer.Default);

    public static EquatableArray<CallSite> Bind(ImmutableArray<InvocationExpressionSyntax> candidates, Compilation compilation, CancellationToken cancellationToken)
    {
        var binder = new CallBinder(compilation);
        var calls = new List<CallSite>();
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (binder.Bind(candidate, cancellationToken) is { } call) calls.Add(call);
        }
        // The compiler refuses interceptors in files with equal content.
        var unclear = new HashSet<string>(calls.GroupBy(static each => each.Content)
            .Where(static each => each.Select(static call => call.Path).Distinct().Count() > 1)
            .Select(static each => each.Key));
        return calls.Where(each => !unclear.Contains(each.Content))
            .OrderBy(static each => each.Path, StringComparer.Ordinal)
            .ThenBy(static each => each.Position)
            .ToEquatableArray();
    }

    CallSite? Bind(InvocationExpressionSyntax invocation, CancellationToken cancellationToken)
    {
        var model = models.Of(invocation.SyntaxTree);
        if (model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } method) return null;
        var declared = Annotation.Declared(method);
        if (!interceptors.TryGetValue(declared, out var known)) interceptors.Add(declared, known = Create(declared));
        if ((known ?? references.Bind(invocation, declared, model, cancellationToken)) is not { } found
            || CallProblems.Any(invocation, method, model, cancellationToken)
            || model.GetInterceptableLocation(invocation, cancellationToken) is not { } location) return null;
        var content = Convert.ToBase64String(Convert.FromBase64String(location.Data), 0, ContentBytes);
        return new(invocation.SyntaxTree.FilePath, invocation.SpanStart, $"{location.Version}, \"{location.Data}\"", content, found.Interceptor, found.Thunks);
    }

    Binding? Create(IMethodSymbol method)
    {
        if (Annotation.Find(method) is { } annotation)
            return ThunkFactory.Create(method, annotation, compilation).Thunk is { } thunk ? new(InterceptorFactory.Create(thunk), new([thunk])) : null;
        if (EntryPoints.IsEntryPoint(method) && EntryPoints.Create(method, compilation, out _) is { } entry) return new(entry, EquatableArray<Thunk>.Empty);
        return null;
    }
}
