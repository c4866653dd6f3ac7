using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orchestrix.Generators.Symbols;

/// <summary>Writes types as code, with the type parameters of one method and of its containing types renamed where two share a name.</summary>
sealed class TypeNames
{
    // What the generated struct and class call their own members.
    static readonly HashSet<string> Reserved = ["Call", "Method", "Invoke", "Describe", "CancellationToken", "Accessor", "RollBackAsync", "self"];

    static readonly SymbolDisplayFormat Code = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    static readonly SymbolDisplayFormat Stable = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    readonly Dictionary<ITypeParameterSymbol, string> names = new(SymbolEqualityComparer.Default);

    public TypeNames(IMethodSymbol method)
    {
        TypeParameters = [.. Containing(method.ContainingType).SelectMany(static type => type.TypeParameters), .. method.TypeParameters];
        var taken = new HashSet<string>(Reserved);
        foreach (var parameter in TypeParameters)
        {
            var name = parameter.Name;
            for (var n = 2; !taken.Add(name); n++) name = parameter.Name + n;
            names.Add(parameter, SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : Identifier(name));
        }
    }

    /// <summary>The type parameters of the containing types, outermost first, then the method's: the order the compiler expects of an interceptor.</summary>
    public IReadOnlyList<ITypeParameterSymbol> TypeParameters { get; }

    /// <summary>The type as identities write it: without annotations and tuple names, which may change freely.</summary>
    public static string ForIdentity(ITypeSymbol type) => type.ToDisplayString(Stable);

    /// <summary>The type as people read it.</summary>
    public static string ForPeople(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>A name as code may write it.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    public string Of(ITypeParameterSymbol parameter) => names[parameter];

    /// <summary>The type exactly as the method declares it.</summary>
    public string Exact(ITypeSymbol type) => Write(type, erase: false);

    /// <summary>The type with <c>object</c> in place of <c>dynamic</c>.</summary>
    public string Erased(ITypeSymbol type) => Write(type, erase: true);

    string Write(ITypeSymbol type, bool erase)
    {
        var text = new StringBuilder();
        foreach (var part in type.ToDisplayParts(Code))
        {
            if (part.Symbol is ITypeParameterSymbol parameter && names.TryGetValue(parameter, out var name)) text.Append(name);
            else if (erase && part.Kind == SymbolDisplayPartKind.Keyword && part.ToString() == "dynamic") text.Append("object");
            else text.Append(part.ToString());
        }
        return text.ToString();
    }

    static Stack<INamedTypeSymbol> Containing(INamedTypeSymbol? type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (; type is not null; type = type.ContainingType) types.Push(type);
        return types;
    }
}
