using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Reads the methods that this compilation declares.</summary>
static class DeclaredMethods
{
    public static DeclaredMethod Read(IMethodSymbol method, Compilation compilation)
    {
        var declared = Annotation.Declared(method);
        // An explicit implementation is called through its interface only.
        var thunk = declared.MethodKind == MethodKind.Ordinary && Annotation.On(declared) is { } annotation
            ? ThunkFactory.Create(declared, annotation, compilation).Thunk
            : null;
        return new(declared.Name, thunk, thunk is null ? null : SubmitMemberFinder.Find(declared, thunk));
    }
}
