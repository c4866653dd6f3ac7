using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orchestrix.CodeFixes;

/// <summary>The types that declarations show, which must not be less accessible than what shows them.</summary>
static class ShownTypes
{
    /// <summary>The definitions of all types that a type is made of, in the order in which they are looked at.</summary>
    public static IEnumerable<INamedTypeSymbol> Within(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array: return Within(array.ElementType);
            case IPointerTypeSymbol pointer: return Within(pointer.PointedAtType);
            case IFunctionPointerTypeSymbol pointer: return pointer.Signature.Parameters.Select(static each => each.Type).Append(pointer.Signature.ReturnType).SelectMany(Within);
            case not INamedTypeSymbol: return [];
        }
        var named = (INamedTypeSymbol)type;
        var arguments = new List<ITypeSymbol>();
        for (var at = named; at is not null; at = at.ContainingType) arguments.AddRange(at.TypeArguments);
        return arguments.Where(static each => each is not ITypeParameterSymbol).SelectMany(Within).Append(named.OriginalDefinition);
    }

    /// <summary>All types that the declaration of a type shows to whoever sees it; of a file-local type each that it mentions.</summary>
    public static IEnumerable<INamedTypeSymbol> By(INamedTypeSymbol type)
    {
        var shown = type.TypeParameters.SelectMany(static each => each.ConstraintTypes);
        if (type.BaseType is { } basis) shown = shown.Append(basis);
        if (type.TypeKind == TypeKind.Interface || type.IsFileLocal) shown = shown.Concat(type.Interfaces);
        if (type.DelegateInvokeMethod is { } invoke) shown = shown.Concat(OfMember(invoke));
        var members = type.GetMembers().Where(each => !each.IsImplicitlyDeclared && (type.IsFileLocal || each.DeclaredAccessibility != Accessibility.Private)).ToList();
        return shown.Concat(members.SelectMany(OfMember)).SelectMany(Within).Concat(members.OfType<INamedTypeSymbol>().SelectMany(By));
    }

    static IEnumerable<ITypeSymbol> OfMember(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(static each => each.Type).Append(method.ReturnType).Concat(method.TypeParameters.SelectMany(static each => each.ConstraintTypes)),
        IPropertySymbol property => property.Parameters.Select(static each => each.Type).Append(property.Type),
        IFieldSymbol field => [field.Type],
        IEventSymbol raised => [raised.Type],
        _ => [],
    };
}
