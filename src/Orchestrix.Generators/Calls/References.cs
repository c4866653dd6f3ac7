using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Calls;

/// <summary>Reads from references what their own compilation said about tracking, without a look at their types.</summary>
static class References
{
    public static ReferencedTracking Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var catalogs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static each => each.Name == KnownNames.Assembly))) continue;
            foreach (var attribute in assembly.GetAttributes())
            {
                if (!attribute.AttributeClass.Is(KnownNames.Tracked) || attribute.ConstructorArguments is not { Length: 2 } arguments) continue;
                if (arguments[0].Value is not INamedTypeSymbol catalog || arguments[1] is not { Kind: TypedConstantKind.Array, IsNull: false } array) continue;
                names.UnionWith(array.Values.Select(static each => each.Value).OfType<string>());
                if (Reachability.Of(compilation).Problem(catalog) is null) catalogs.Add(catalog.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
            }
        }
        return new(names.ToEquatableArray(), catalogs.ToEquatableArray());
    }
}
