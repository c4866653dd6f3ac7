using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>Members of the extension blocks of C# 14. They are bound as members of a type that code cannot name, and executed as static methods of the class around it.</summary>
static class ExtensionMembers
{
    /// <summary>The kind of that type, which only later compilers have in their public API.</summary>
    public const TypeKind Block = (TypeKind)14;

    /// <summary>The static method that a member is executed as; null where it is no such member.</summary>
    public static IMethodSymbol? ImplementationOf(IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind != Block) return null;
        // The compiler that runs this knows the property, as it knows extension blocks; the one it was compiled for does not.
        return typeof(IMethodSymbol).GetProperty("AssociatedExtensionImplementation")?.GetValue(method) as IMethodSymbol;
    }
}
