using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.CodeFixes;

/// <summary>Finds what keeps generated code from a method, and all that has to become internal for it.</summary>
static class HiddenSymbols
{
    /// <summary>What the diagnostic is about, and each declaration to change; nothing where that would not help, or not compile.</summary>
    public static (ISymbol? Hidden, IReadOnlyList<ISymbol> ToChange) Of(IMethodSymbol method, Compilation compilation)
    {
        var reach = Reachability.Of(compilation);
        var signature = method.Parameters.Select(static each => each.Type)
            .Prepend(method.ReturnType)
            .Concat(new TypeNames(method).TypeParameters.SelectMany(static each => each.ConstraintTypes))
            .Append(method.ContainingType);
        var first = signature.SelectMany(ShownTypes.Within).FirstOrDefault(each => !CanName(each, reach));
        if (first is null) return IsHidden(method) ? (method, [method]) : (null, []);

        var found = new List<ISymbol>();
        var waiting = new Queue<INamedTypeSymbol>([first]);
        while (waiting.Count > 0)
            for (var at = waiting.Dequeue(); at is not null; at = at.ContainingType)
            {
                if (!IsHidden(at) || found.Contains(at, SymbolEqualityComparer.Default)) continue;
                if (!CanChange(at, compilation)) return (null, []);
                found.Add(at);
                foreach (var shown in ShownTypes.By(at).Where(each => !CanName(each, reach))) waiting.Enqueue(shown);
            }
        // A type may also be ambiguous or obsolete, which is no matter of its accessibility.
        return found.Count == 0 ? (null, []) : (first, found);
    }

    static bool CanName(INamedTypeSymbol type, Reachability reach) => reach.Problem(type) is null;

    static bool IsHidden(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal || symbol is INamedTypeSymbol { IsFileLocal: true };

    static bool CanChange(INamedTypeSymbol type, Compilation compilation) =>
        type.DeclaringSyntaxReferences.Length > 0
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
        && !(type.IsFileLocal && type.ContainingNamespace.GetTypeMembers(type.Name, type.Arity).Length > 1);
}
