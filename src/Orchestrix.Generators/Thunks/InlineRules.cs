using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Tells which methods cannot be called through a struct of their arguments: their calls are tracked where they stand, and happen once.</summary>
static class InlineRules
{
    /// <summary>Why, as a part of a sentence; null for a method whose calls can be kept.</summary>
    public static string? Why(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return "it returns by reference";
        if (IsByRefLike(method.ReturnType)) return "it returns a ref struct";
        if (IsPointer(method.ReturnType)) return "it returns a pointer";
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out) return $"its parameter '{parameter.Name}' is passed by {(parameter.RefKind == RefKind.Out ? "out" : "ref")}";
            if (IsByRefLike(parameter.Type)) return $"its parameter '{parameter.Name}' is a ref struct";
            if (IsPointer(parameter.Type)) return $"its parameter '{parameter.Name}' is a pointer";
            if (parameter.ScopedKind != ScopedKind.None) return $"its parameter '{parameter.Name}' is scoped";
        }
        if (method.IsStatic || !method.ContainingType.IsValueType) return null;
        if (method.ContainingType.IsRefLikeType) return "it belongs to a ref struct";
        return method.IsReadOnly ? null : "it belongs to a struct, which it may change";
    }

    /// <summary>Whether a method returns its elements one by one.</summary>
    public static bool IsStream(IMethodSymbol method) => method.ReturnType.OriginalDefinition.Is("System.Collections.Generic.IAsyncEnumerable`1");

    /// <summary>Whether a type, or what it is made of, is a pointer.</summary>
    public static bool IsPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsPointer),
        _ => false,
    };

    public static bool IsByRefLike(ITypeSymbol type) => type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true };
}
