using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>Knows the code that the generator itself makes: it is what finally calls a method.</summary>
static class GeneratedCode
{
    public static bool Holds(ISymbol symbol) =>
        symbol.ContainingNamespace is { Name: "Generated", ContainingNamespace: { Name: KnownNames.Assembly, ContainingNamespace.IsGlobalNamespace: true } }
        || IsMember(symbol);

    // Of a type of the user's.
    static bool IsMember(ISymbol symbol)
    {
        for (var at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
            if (at.Name.StartsWith(TypeHost.Prefix, System.StringComparison.Ordinal)) return true;
        return false;
    }
}
