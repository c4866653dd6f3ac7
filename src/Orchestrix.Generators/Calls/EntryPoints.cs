using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Calls;

/// <summary>Sends the call of an entry point to its overload that takes the catalog.</summary>
static class EntryPoints
{
    public static bool IsEntryPoint(IMethodSymbol method) => method.GetAttributes().Any(static each => each.AttributeClass.Is(KnownNames.EntryPoint));

    /// <summary>Makes the interceptor, or says why there is none.</summary>
    public static Interceptor? Create(IMethodSymbol method, Compilation compilation, out string? problem)
    {
        var reach = Reachability.Of(compilation);
        problem = !method.IsStatic ? "it is not static"
            : method.IsGenericMethod || method.ContainingType.IsGenericType ? "it is generic"
            : method.ReturnsByRef || method.ReturnsByRefReadonly || method.Parameters.Any(static each => each.RefKind != RefKind.None || each.ScopedKind != ScopedKind.None) ? "it passes something by reference"
            : method.Parameters.Select(static each => each.Type).Append(method.ReturnType).Append(method.ContainingType).Select(each => reach.Problem(each)).FirstOrDefault(static each => each is not null)
            ?? (Sibling(method) is not { } sibling || !reach.CanAccess(sibling) ? "it has no overload with a FlowCatalog at the end" : null);
        if (problem is not null) return null;

        var names = new TypeNames(method);
        var parameters = new List<string>();
        var arguments = new List<string>();
        foreach (var parameter in method.Parameters)
        {
            parameters.Add($"{(method.IsExtensionMethod && parameter.Ordinal == 0 ? "this " : "")}{names.Exact(parameter.Type)} p{parameter.Ordinal}");
            arguments.Add($"p{parameter.Ordinal}");
        }
        var catalog = $"global::Orchestrix.Generated.{CatalogWriter.ClassName(compilation.Assembly.Name)}";
        arguments.Add($"{catalog}.Create()");
        var name = $"{method.ContainingType.Name}_{method.Name}_{StableHash.Of(method.ContainingAssembly.Name + ":" + method.GetDocumentationCommentId())}";
        return new(
            $"internal static {names.Exact(method.ReturnType)}",
            name,
            $"({string.Join(", ", parameters)})",
            $"{names.Exact(method.ContainingType)}.{TypeNames.Identifier(method.Name)}({string.Join(", ", arguments)})");
    }

    static IMethodSymbol? Sibling(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(each => each.IsStatic == method.IsStatic
            && !each.IsGenericMethod
            && each.Parameters.Length == method.Parameters.Length + 1
            && each.Parameters[each.Parameters.Length - 1].Type.Is(KnownNames.Catalog)
            && SymbolEqualityComparer.Default.Equals(each.ReturnType, method.ReturnType)
            && method.Parameters.All(own => SymbolEqualityComparer.Default.Equals(own.Type, each.Parameters[own.Ordinal].Type)));
}
