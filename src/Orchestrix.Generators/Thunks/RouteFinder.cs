using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Chooses how generated code reaches a method.</summary>
static class RouteFinder
{
    public static Route Find(IMethodSymbol method, TypeNames names, Compilation compilation, TypeHost? host)
    {
        if (host is not null) return new(RouteKind.Direct, TypeNames.Identifier(method.Name), host.Name, method.IsStatic);
        var reach = Reachability.Of(compilation);
        var canName = reach.Problem(method.ContainingType) is null;
        if (canName && reach.CanAccess(method)) return new(RouteKind.Direct, TypeNames.Identifier(method.Name), names.Exact(method.ContainingType), method.IsStatic);
        return canName && !method.ContainingType.IsStatic
            ? new(RouteKind.Accessor, method.MetadataName, names.Exact(method.ContainingType), method.IsStatic) { IsOfStruct = method.ContainingType.IsValueType }
            : new(RouteKind.AccessorByTypeName, method.MetadataName, QualifiedMetadataName(method.ContainingType), method.IsStatic);
    }

    /// <summary>
    /// Whether a static method can be reached although its type cannot be named, or not as a parameter: only in this assembly, whose name is then
    /// certain, and only if the runtime can read that name within a type's name.
    /// </summary>
    public static bool CanGoByName(IMethodSymbol method, Compilation compilation) =>
        method.IsStatic
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
        && compilation.Assembly.Name.All(static letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' or ' ');

    static string QualifiedMetadataName(INamedTypeSymbol type)
    {
        var arity = 0;
        for (var at = type; at is not null; at = at.ContainingType) arity += at.Arity;
        var arguments = arity == 0 ? "" : $"[{string.Join(",", Enumerable.Range(0, arity).Select(static n => $"[!{n}]"))}]";
        return $"{Reachability.MetadataName(type)}{arguments}, {type.ContainingAssembly.Name}";
    }
}
