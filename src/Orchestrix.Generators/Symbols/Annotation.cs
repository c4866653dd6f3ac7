using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>A flow or task attribute and the method that carries it.</summary>
sealed class Annotation(IMethodSymbol method, AttributeData attribute, bool isFlow)
{
    public IMethodSymbol Method { get; } = method;

    public AttributeData Attribute { get; } = attribute;

    public bool IsFlow { get; } = isFlow;

    /// <summary>The method as declared: unreduced, unconstructed, the defining part.</summary>
    public static IMethodSymbol Declared(IMethodSymbol method)
    {
        var declared = (method.ReducedFrom ?? method).OriginalDefinition;
        return declared.PartialDefinitionPart ?? declared;
    }

    /// <summary>Finds the attribute on the method, on what it overrides, or on the interface members it implements, in this order.</summary>
    public static Annotation? Find(IMethodSymbol method)
    {
        var declared = Declared(method);
        if (declared.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)) return null;
        for (var at = declared; at is not null; at = at.OverriddenMethod?.OriginalDefinition)
            if (On(at) is { } found) return found;
        for (var at = declared; at is not null; at = at.OverriddenMethod?.OriginalDefinition)
            if (OnInterfaces(at) is { } found) return found;
        return null;
    }

    /// <summary>Finds the attribute on the symbol itself.</summary>
    public static Annotation? On(IMethodSymbol method)
    {
        Annotation? found = null;
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass.Is(KnownNames.Flow)) return new(method, attribute, isFlow: true);
            if (attribute.AttributeClass.Is(KnownNames.Task)) found ??= new(method, attribute, isFlow: false);
        }
        return found;
    }

    static Annotation? OnInterfaces(IMethodSymbol method)
    {
        if (method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type) return null;
        foreach (var contract in type.AllInterfaces)
            foreach (var member in contract.GetMembers(method.Name).OfType<IMethodSymbol>())
                if (On(member.OriginalDefinition) is { } found
                    && type.FindImplementationForInterfaceMember(member) is { } implementation
                    && SymbolEqualityComparer.Default.Equals(implementation.OriginalDefinition, method)) return found;
        return null;
    }
}
