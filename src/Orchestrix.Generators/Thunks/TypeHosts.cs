using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>
/// Finds the partial type that the generated code of a method can be a member of. It is the one that declares the method: all that the method names is visible
/// there, and only there an interceptor may be an instance method.
/// </summary>
static class TypeHosts
{
    static readonly SymbolDisplayFormat NamespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>Where code of a method goes that generated code elsewhere cannot reach; null where it goes elsewhere, or nowhere.</summary>
    public static TypeHost? Find(IMethodSymbol method, Compilation compilation) =>
        ThunkProblems.OfReachFromOutside(method, compilation) is not null && CanHelp(method, compilation) && Hindrance(method) is null
            ? Make(method)
            : null;

    /// <summary>What the generated code of a method is in, and so what it can access: the assembly, or the type.</summary>
    public static ISymbol Scope(IMethodSymbol method, Compilation compilation) => Find(method, compilation) is null ? compilation.Assembly : method.ContainingType;

    /// <summary>How a method would get such a type, as the rest of a sentence that asks to make something internal; null where it has one.</summary>
    public static string? Cure(IMethodSymbol method, Compilation compilation) => CanHelp(method, compilation) ? Hindrance(method) : "";

    // What is not a question of visibility is none within the type either.
    static bool CanHelp(IMethodSymbol method, Compilation compilation) =>
        method.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } type
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
        && ThunkProblems.TypesOf(method).Append(type).All(each => Reachability.Of(compilation).Problem(each, within: type) is null);

    static string? Hindrance(IMethodSymbol method)
    {
        var types = Chain(method.ContainingType);
        if (types.FirstOrDefault(static each => each.IsGenericType) is { } generic) return $", since no interceptor may be a member of the generic type '{Display(generic)}'";
        var closed = types.Where(static each => !IsPartial(each)).Select(static each => $"'{Display(each)}'").ToList();
        var partial = closed.Count == 0 ? null : $"make {string.Join(" and ", closed)} partial";
        if (method.ContainingNamespace.IsGlobalNamespace) return $", or move '{Display(types[0])}' into a namespace that the property InterceptorsNamespaces names{(partial is null ? "" : ", and " + partial)}";
        var space = method.ContainingNamespace.ToDisplayString(NamespaceFormat).Replace("@", ""); // a list of names, no code
        var isAllowed = method.DeclaringSyntaxReferences.Length > 0 && Settings.Allows(method.DeclaringSyntaxReferences[0].SyntaxTree.Options, space);
        var allow = isAllowed ? null : $"add to the project: <InterceptorsNamespaces>$(InterceptorsNamespaces);{space}</InterceptorsNamespaces>";
        return (partial, allow) switch
        {
            (null, null) => null,
            (null, _) => ", or " + allow,
            (_, null) => ", or " + partial,
            _ => $", or {partial} and {allow}",
        };
    }

    static TypeHost Make(IMethodSymbol method) => new(
        method.ContainingNamespace.ToDisplayString(NamespaceFormat),
        Chain(method.ContainingType).Select(static each => new HostType($"partial {Keyword(each)} {Identifier(each.Name)}", each.ToDisplayString(TypeFormat))).ToEquatableArray(),
        method.DeclaredAccessibility switch
        {
            Accessibility.Private => "private",
            Accessibility.Protected => "protected",
            Accessibility.ProtectedAndInternal => "private protected",
            _ => "internal", // all calls that are intercepted are in this assembly
        })
    {
        IsInterface = method.ContainingType.TypeKind == TypeKind.Interface,
    };

    // A declaration must not be taken for that of a record, for example.
    static string Identifier(string name) => SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : TypeNames.Identifier(name);

    static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(static each => each.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Interface, _) => "interface",
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (_, true) => "record",
        _ => "class",
    };

    static List<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        var types = new List<INamedTypeSymbol>();
        for (var at = type; at is not null; at = at.ContainingType) types.Insert(0, at);
        return types;
    }

    static string Display(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
