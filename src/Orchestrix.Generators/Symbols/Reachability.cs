using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>Says which types generated code of one compilation can name, so that it never fails to compile.</summary>
sealed class Reachability
{
    // Symbols live as long as their compilation, and so must what is remembered about them.
    static readonly ConditionalWeakTable<Compilation, Reachability> Cache = new();

    readonly ConcurrentDictionary<INamedTypeSymbol, string> problems = new(SymbolEqualityComparer.Default);
    readonly Compilation compilation;

    Reachability(Compilation compilation) => this.compilation = compilation;

    public static Reachability Of(Compilation compilation) => Cache.GetValue(compilation, static key => new(key));

    public bool CanAccess(ISymbol symbol) => CanAccess(symbol, compilation.Assembly);

    /// <summary>Why generated code cannot name the type, or <see langword="null"/> when it can.</summary>
    /// <param name="type">The type.</param>
    /// <param name="within">The type that the code is a member of; null for code of its own, which sees what the whole assembly sees.</param>
    public string? Problem(ITypeSymbol type, INamedTypeSymbol? within = null)
    {
        switch (type)
        {
            case IArrayTypeSymbol array: return Problem(array.ElementType, within);
            case IPointerTypeSymbol pointer: return Problem(pointer.PointedAtType, within);
            case IFunctionPointerTypeSymbol pointer:
                return pointer.Signature.Parameters.Select(static each => each.Type).Append(pointer.Signature.ReturnType).Select(each => Problem(each, within)).FirstOrDefault(static each => each is not null);
            case not INamedTypeSymbol: return null;
        }
        var named = (INamedTypeSymbol)type;
        for (var at = named; at is not null; at = at.ContainingType)
            foreach (var argument in at.TypeArguments)
                if (Problem(argument, within) is { } problem) return problem;
        var own = within is null ? problems.GetOrAdd(named.OriginalDefinition, each => OfDefinition(each, compilation.Assembly)) : OfDefinition(named.OriginalDefinition, within);
        return own.Length == 0 ? null : own;
    }

    string OfDefinition(INamedTypeSymbol type, ISymbol within)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        if (type.TypeKind == TypeKind.Error) return $"type '{name}' does not compile";
        if (IsFileLocal(type)) return $"file-local type '{name}' cannot be named elsewhere; make it internal";
        if (!CanAccess(type, within)) return $"type '{name}' is not visible to the whole assembly; make it internal";
        if (type.GetAttributes().Any(IsObsoleteError)) return $"type '{name}' is obsolete";
        var namesakes = compilation.GetTypesByMetadataName(MetadataName(type))
            .Where(each => CanAccess(each, within) && !IsFileLocal(each) && IsInGlobalAlias(each.ContainingAssembly))
            .ToList();
        // The compiler prefers what it compiles; among references a name must be unique.
        var meant = namesakes.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.ContainingAssembly, compilation.Assembly))
            ?? (namesakes.Count == 1 ? namesakes[0] : null);
        return SymbolEqualityComparer.Default.Equals(meant, type) ? "" : $"the name of type '{name}' is ambiguous or has an extern alias";
    }

    bool CanAccess(ISymbol symbol, ISymbol within) => compilation.IsSymbolAccessibleWithin(symbol, within);

    public static bool IsObsoleteError(AttributeData attribute) =>
        attribute.AttributeClass.Is("System.ObsoleteAttribute") && attribute.ConstructorArguments.Any(static argument => argument.Value is true);

    /// <summary>The name that metadata has, with plus signs before nested types.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) return MetadataName(outer) + "+" + type.MetadataName;
        var name = type.MetadataName;
        for (var at = type.ContainingNamespace; at is { IsGlobalNamespace: false }; at = at.ContainingNamespace) name = at.Name + "." + name;
        return name;
    }

    public static bool IsFileLocal(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
            if (at.IsFileLocal) return true;
        return false;
    }

    bool IsInGlobalAlias(IAssemblySymbol assembly) =>
        compilation.GetMetadataReference(assembly) is not { Properties.Aliases: { IsDefaultOrEmpty: false } aliases } || aliases.Contains(MetadataReferenceProperties.GlobalAlias);
}
