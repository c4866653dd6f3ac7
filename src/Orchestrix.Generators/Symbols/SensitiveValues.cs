using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Symbols;

/// <summary>Says which values must not be shown: those that are marked, and those whose type has marked parts, however deep.</summary>
sealed class SensitiveValues
{
    // Symbols live as long as their compilation, and so must what is remembered about them.
    static readonly ConditionalWeakTable<Compilation, SensitiveValues> Cache = new();

    readonly ConcurrentDictionary<ITypeSymbol, bool> types = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<IAssemblySymbol, bool> assemblies = new(SymbolEqualityComparer.Default);

    public static SensitiveValues Of(Compilation compilation) => Cache.GetValue(compilation, static _ => new());

    public bool Hides(IParameterSymbol parameter) => IsMarked(parameter) || Hides(parameter.Type);

    public bool Hides(ITypeSymbol type)
    {
        if (types.TryGetValue(type, out var known)) return known;
        var hides = Hides(type, new(SymbolEqualityComparer.Default));
        types.TryAdd(type, hides);
        return hides;
    }

    /// <summary>Whether a property or field is marked, or the parameter of the record that it is made from.</summary>
    public static bool IsMarked(ISymbol symbol) =>
        symbol.GetAttributes().Any(static each => each.AttributeClass.Is(KnownNames.Sensitive))
        || (symbol is IPropertySymbol { ContainingType: { IsRecord: true } record }
            && record.InstanceConstructors.Any(each => each.Parameters.Any(parameter => parameter.Name == symbol.Name && IsMarked(parameter))));

    bool Hides(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        switch (type)
        {
            case IArrayTypeSymbol array: return Hides(array.ElementType, seen);
            case ITypeParameterSymbol parameter: return seen.Add(type) && parameter.ConstraintTypes.Any(each => Hides(each, seen));
            case not INamedTypeSymbol: return false;
        }

        if (!seen.Add(type)) return false;
        var named = (INamedTypeSymbol)type;
        if (named.TypeArguments.Any(each => Hides(each, seen))) return true;
        for (var at = named; at is not null && CanMark(at.ContainingAssembly); at = at.BaseType)
            foreach (var member in at.GetMembers())
                if (TypeOf(member) is { } part && (IsMarked(member) || Hides(part, seen))) return true;
        return named.TypeKind == TypeKind.Interface && named.AllInterfaces.Any(each => Hides(each, seen));
    }

    static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false } property => property.Type,
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.Type,
        _ => null,
    };

    // Whoever does not reference the library has marked nothing.
    bool CanMark(IAssemblySymbol? assembly) => assembly is not null && assemblies.GetOrAdd(assembly, static each =>
        each.Name == KnownNames.Assembly || each.Modules.Any(static module => module.ReferencedAssemblies.Any(static other => other.Name == KnownNames.Assembly)));
}
