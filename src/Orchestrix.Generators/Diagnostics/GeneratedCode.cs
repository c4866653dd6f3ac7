using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>Knows the code that the generator itself makes: it is what finally calls a method.</summary>
static class GeneratedCode
{
    public static bool Holds(ISymbol symbol) =>
        symbol.ContainingNamespace is { Name: "Generated", ContainingNamespace: { Name: KnownNames.Assembly, ContainingNamespace.IsGlobalNamespace: true } };
}
