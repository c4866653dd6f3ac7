using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Finds the static methods that an attribute names: hooks, and what rolls a task back.</summary>
static class CallbackFinder
{
    const string Runs = "Orchestrix.Runs.";

    /// <summary>The hooks of an attribute: each with its option, its name, and either the method or the end of a sentence about what is wrong.</summary>
    /// <param name="annotation">The attribute.</param>
    /// <param name="host">The type that the code which calls them is a member of; null for one of its own.</param>
    /// <param name="compilation">The compilation.</param>
    public static IEnumerable<(string Option, string Name, Callback? Found, string? Problem)> Hooks(Annotation annotation, TypeHost? host, Compilation compilation)
    {
        var values = new AttributeValues(annotation.Attribute);
        var kind = annotation.IsFlow ? "FlowRun" : "TaskRun";
        foreach (var (option, moment) in AttributeValues.HookOptions)
            foreach (var name in values.Hooks(option))
            {
                var (found, problem) = Find(annotation.Method, name, host, compilation, moment, parameter =>
                    parameter.Type.Is(Runs + "RunState") ? "state"
                    : parameter.Type.Is(Runs + "Run") ? "run"
                    : parameter.Type.Is(Runs + kind) ? $"(global::{Runs}{kind})run"
                    : null, $"neither a {kind} nor a RunState");
                yield return (option, name, found, problem);
            }
    }

    /// <summary>What rolls a task back.</summary>
    /// <param name="annotation">The attribute.</param>
    /// <param name="result">The type of the task's result; null when it has none.</param>
    /// <param name="argument">The code of the argument for a parameter of the annotated method.</param>
    /// <param name="host">The type that the code which calls it is a member of; null for one of its own.</param>
    /// <param name="compilation">The compilation.</param>
    public static (Callback? Found, string? Problem) Rollback(Annotation annotation, ITypeSymbol? result, Func<IParameterSymbol, string> argument, TypeHost? host, Compilation compilation)
    {
        if (annotation.IsFlow || new AttributeValues(annotation.Attribute).OnRollback is not { } name) return default;
        var data = annotation.Method.Parameters.Where(static each => !each.Type.IsCancellationToken()).ToList();
        return Find(annotation.Method, name, host, compilation, "", parameter =>
            parameter.Type.IsCancellationToken() ? "cancellationToken"
            : data.FirstOrDefault(each => each.Name == parameter.Name) is { } same ? Fits(same.Type, parameter.Type, compilation) ? argument(same) : null
            : result is not null && Fits(result, parameter.Type, compilation) ? "result"
            : null, result is null ? "called and typed like none of the task's" : "neither called and typed like one of the task's, nor fit for its result");
    }

    /// <summary>The type of a method's result; null when it has none.</summary>
    public static ITypeSymbol? ResultOf(IMethodSymbol method) => KindOf(method) switch
    {
        ReturnKind.Value => method.ReturnType,
        ReturnKind.TaskOfResult or ReturnKind.ValueTaskOfResult => ((INamedTypeSymbol)method.ReturnType).TypeArguments[0],
        _ => null,
    };

    public static ReturnKind KindOf(IMethodSymbol method) =>
        method.ReturnsVoid ? ReturnKind.Void
        : method.ReturnType.Is("System.Threading.Tasks.Task") ? ReturnKind.Task
        : method.ReturnType.Is("System.Threading.Tasks.Task`1") ? ReturnKind.TaskOfResult
        : method.ReturnType.Is("System.Threading.Tasks.ValueTask") ? ReturnKind.ValueTask
        : method.ReturnType.Is("System.Threading.Tasks.ValueTask`1") ? ReturnKind.ValueTaskOfResult
        : InlineRules.IsStream(method) ? ReturnKind.Stream
        : ReturnKind.Value;

    static (Callback? Found, string? Problem) Find(IMethodSymbol annotated, string name, TypeHost? host, Compilation compilation, string moment, Func<IParameterSymbol, string?> argument, string misfit)
    {
        var type = annotated.ContainingType;
        var named = type.GetMembers(name).OfType<IMethodSymbol>().Where(static each => each.MethodKind == MethodKind.Ordinary).Select(Annotation.Declared).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToList();
        if (named.Count == 0) return (null, $"which is no method of '{type.Name}'");
        var judged = named.Select(each => (Method: each, Problem: Problem(each, host, compilation, argument, misfit))).ToList();
        var fitting = judged.Where(static each => each.Problem is null).Select(static each => each.Method).ToList();
        if (fitting.Count > 1) return (null, "of which several overloads fit; give one a name of its own");
        return fitting.Count == 1 ? (Make(fitting[0], host, moment, argument, compilation), null) : (null, judged[0].Problem);
    }

    static string? Problem(IMethodSymbol method, TypeHost? host, Compilation compilation, Func<IParameterSymbol, string?> argument, string misfit)
    {
        if (!method.IsStatic) return "which is not static";
        if (method.IsGenericMethod || new TypeNames(method).TypeParameters.Count > 0) return "which is generic, or in a generic type";
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None) return $"whose parameter '{parameter.Name}' is passed by reference";
            if (argument(parameter) is null) return $"whose parameter '{parameter.Name}' is {misfit}";
        }

        return (InlineRules.Why(method) ?? ThunkProblems.Find(method, compilation) ?? (host is null ? ThunkProblems.OfReachFromOutside(method, compilation) : null)) is { } problem ? $"which cannot be called: {problem}" : null;
    }

    static Callback Make(IMethodSymbol method, TypeHost? host, string moment, Func<IParameterSymbol, string?> argument, Compilation compilation)
    {
        // A flow or task of this compilation has a class of its own, through which it is tracked.
        var isTracked = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly) && Annotation.On(method) is not null;
        var names = new TypeNames(method);
        var id = StableHash.Of(method.ContainingAssembly.Name + ":" + method.GetDocumentationCommentId());
        return new(
            moment,
            isTracked ? ThunkFactory.Path(method, TypeHosts.Find(method, compilation)) : null,
            RouteFinder.Find(method, names, compilation, host),
            $"Callback_{id}",
            KindOf(method),
            names.Erased(method.ReturnType),
            method.Parameters.Select(each => names.Erased(each.Type)).ToEquatableArray(),
            method.Parameters.Select(each => argument(each)!).ToEquatableArray());
    }

    static bool Fits(ITypeSymbol from, ITypeSymbol to, Compilation compilation) => compilation is CSharpCompilation && compilation.ClassifyCommonConversion(from, to).IsImplicit;
}
