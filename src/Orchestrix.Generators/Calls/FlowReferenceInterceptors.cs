using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Calls;

/// <summary>Makes the methods that take the place of calls which name flows and tasks: one for each method that is called and what it is given.</summary>
static class FlowReferenceInterceptors
{
    const string Compiler = "global::System.Runtime.CompilerServices.";

    /// <param name="method">The method that is called, as declared.</param>
    /// <param name="overload">Its overload that takes definitions.</param>
    /// <param name="given">The thunks by the position of their parameter; null for null.</param>
    /// <param name="compilation">The compilation that the interceptor becomes part of.</param>
    /// <param name="problem">Why there is none.</param>
    public static Interceptor? Create(IMethodSymbol method, IMethodSymbol overload, IReadOnlyList<(int Ordinal, Thunk? Thunk)> given, Compilation compilation, out string? problem)
    {
        problem = Problem(method, compilation) ?? ThunkProblems.OfReachFromOutside(method, compilation) ?? ThunkProblems.OfReachFromOutside(overload.OriginalDefinition, compilation);
        if (problem is not null) return null;

        var names = new TypeNames(method);
        var all = names.TypeParameters.Select(each => ThunkFactory.TypeParameter(each, names)).ToList();
        var parameters = new List<string>();
        var arguments = new List<string>();
        if (!method.IsStatic) parameters.Add($"this {names.Exact(method.ContainingType)} self");
        foreach (var parameter in method.Parameters)
        {
            var name = $"p{parameter.Ordinal}";
            parameters.Add($"{ThunkFactory.TrimmerAttributes(parameter)}{(method.IsExtensionMethod && parameter.Ordinal == 0 ? "this " : "")}{names.Exact(parameter.Type)} {name}");
            // The type is written out, so that no other overload is meant.
            arguments.Add(!FlowReferences.IsMarked(parameter) ? parameter.Type.TypeKind == TypeKind.Dynamic ? $"(object){name}" : name
                : $"({names.Exact(overload.Parameters[parameter.Ordinal].Type).TrimEnd('?')}){Definition(given.First(each => each.Ordinal == parameter.Ordinal).Thunk)}");
        }

        var id = $"{method.ContainingAssembly.Name}:{method.GetDocumentationCommentId()}({string.Join(",", given.Select(static each => each.Thunk?.Path))})";
        var ownName = $"{method.ContainingType.Name}_{method.Name}_{StableHash.Of(id)}";
        var route = RouteFinder.Find(overload, names, compilation, host: null);
        var door = route.Kind == RouteKind.Direct ? null : Open(ownName + "_Door", route, overload, names, all);
        return new(
            $"internal static {names.Exact(method.ReturnType)}",
            ownName,
            $"{Signatures.TypeParameters(all)}({string.Join(", ", parameters)}){Signatures.Constraints(all)}",
            $"{Target(ownName + "_Door", route, overload, all, arguments)}({string.Join(", ", arguments)})")
        { Door = door };
    }

    static string? Problem(IMethodSymbol method, Compilation compilation) =>
        method.ContainingType.TypeKind == ExtensionMembers.Block ? "it is a member of an extension block"
        : method.IsStatic && (method.IsAbstract || method.IsVirtual) ? "it is a static virtual member of an interface"
        : !method.IsStatic && method.ContainingType.IsValueType ? "it belongs to a struct"
        : method.RefKind != RefKind.None || method.Parameters.Any(static each => each.RefKind != RefKind.None || each.ScopedKind != ScopedKind.None) ? "it passes something by reference"
        : method.Parameters.Select(static each => each.Type).Append(method.ReturnType).Any(InlineRules.IsPointer) ? "it passes a pointer"
        : null;

    // By the full name: beside the interceptor may be one that is called as the thunk is.
    static string Definition(Thunk? thunk) => thunk is null ? "null!" : $"{(thunk.Host is null ? "global::Orchestrix.Generated." : "")}{thunk.MethodPath}.Definition";

    static string Target(string door, Route route, IMethodSymbol overload, IReadOnlyList<TypeParameter> all, List<string> arguments)
    {
        var own = overload.Arity == 0 ? "" : Signatures.TypeArguments(all.Where(static each => !each.IsOfType));
        if (route.Kind == RouteKind.Direct) return $"{(route.IsStatic ? route.Target : "self")}.{route.Member}{own}";
        arguments.Insert(0, route.IsStatic ? "null" : "self");
        return $"{door}{Signatures.TypeArguments(all.Where(static each => each.IsOfType))}.Invoke{own}";
    }

    // The runtime wants the type's parameters on a class around the accessor, and the method's on itself.
    static Door Open(string name, Route route, IMethodSymbol overload, TypeNames names, IReadOnlyList<TypeParameter> all)
    {
        var ofType = all.Where(static each => each.IsOfType).ToList();
        var own = overload.Arity == 0 ? [] : all.Where(static each => !each.IsOfType).ToList();
        var parameters = overload.Parameters.Select(each => $"{ThunkFactory.TrimmerAttributes(each)}{names.Erased(each.Type)} p{each.Ordinal}").ToList();
        parameters.Insert(0, route.Kind == RouteKind.AccessorByTypeName ? $"[{Compiler}UnsafeAccessorType({Literals.Of(route.Target)})] object? type" : $"{route.Target}? self");
        return new(
            $"{name}{Signatures.TypeParameters(ofType)}{Signatures.Constraints(ofType)}",
            $"[{Compiler}UnsafeAccessor({Compiler}UnsafeAccessorKind.{(route.IsStatic ? "StaticMethod" : "Method")}, Name = {Literals.Of(route.Member)})]",
            $"internal static extern {names.Erased(overload.ReturnType)} Invoke{Signatures.TypeParameters(own)}({string.Join(", ", parameters)}){Signatures.Constraints(own)};");
    }
}
