using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Calls;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>Remembers during one analysis which methods are tracked, since it asks for every call.</summary>
sealed class KnownAnnotations
{
    readonly ConcurrentDictionary<IMethodSymbol, Annotation?> known = new(SymbolEqualityComparer.Default);

    readonly ConcurrentDictionary<IMethodSymbol, bool> entryPoints = new(SymbolEqualityComparer.Default);

    readonly ConcurrentDictionary<IMethodSymbol, bool> takers = new(SymbolEqualityComparer.Default);

    public bool IsTracked(IMethodSymbol method) => Of(method) is not null;

    public Annotation? Of(IMethodSymbol method) => known.GetOrAdd(Annotation.Declared(method), Annotation.Find);

    public bool IsEntryPoint(IMethodSymbol method) => entryPoints.GetOrAdd(Annotation.Declared(method), EntryPoints.IsEntryPoint);

    public bool TakesReferences(IMethodSymbol method) => takers.GetOrAdd(Annotation.Declared(method), FlowReferences.AreTakenBy);
}
