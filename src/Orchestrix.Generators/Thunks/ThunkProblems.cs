using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Says why no thunk can be written for a method. What is not listed here must compile.</summary>
static class ThunkProblems
{
    public static string? Find(IMethodSymbol method, Compilation compilation) =>
        OfDeclaration(method, compilation) ?? OfReach(method, compilation);

    /// <summary>Why generated code cannot reach the method: what making something internal would mend.</summary>
    public static string? OfReach(IMethodSymbol method, Compilation compilation) =>
        OfReachFromOutside(method, compilation) is { } problem && TypeHosts.Cure(method, compilation) is { } cure ? problem + cure : null;

    /// <summary>The same for code that is no member of the type that declares the method.</summary>
    public static string? OfReachFromOutside(IMethodSymbol method, Compilation compilation) => OfTypes(method, compilation) ?? OfContainingType(method, compilation);

    /// <summary>The types that the method's declaration names.</summary>
    public static IEnumerable<ITypeSymbol> TypesOf(IMethodSymbol method) => method.Parameters.Select(static each => each.Type)
        .Prepend(method.ReturnType)
        .Concat(new TypeNames(method).TypeParameters.SelectMany(static each => each.ConstraintTypes));

    static string? OfDeclaration(IMethodSymbol method, Compilation compilation)
    {
        if (method.ContainingType.TypeKind == ExtensionMembers.Block) return "it is a member of an extension block";
        if (method.IsStatic && (method.IsAbstract || method.IsVirtual)) return "it is a static virtual member of an interface";
        if (method.IsVararg) return "it takes __arglist";
        if (InlineRules.IsStream(method) && InlineRules.Why(method) is { } why) return $"it returns a stream, and {why}";
        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp13 } && new TypeNames(method).TypeParameters.Any(static each => each.AllowsRefLikeType))
            return "its type parameter allows ref structs, which needs C# 13 or newer (LangVersion)";
        return method.GetAttributes().Any(Reachability.IsObsoleteError) ? "it is obsolete and calling it is an error" : null;
    }

    static string? OfTypes(IMethodSymbol method, Compilation compilation)
    {
        var reach = Reachability.Of(compilation);
        foreach (var type in TypesOf(method))
            if (reach.Problem(type) is { } problem) return problem;
        return null;
    }

    static string? OfContainingType(IMethodSymbol method, Compilation compilation)
    {
        var reach = Reachability.Of(compilation);
        var canGoByName = RouteFinder.CanGoByName(method, compilation);
        if (reach.Problem(method.ContainingType) is { } problem) return canGoByName ? null : problem;
        if (method.ContainingType.IsStatic && !reach.CanAccess(method) && !canGoByName) return "it is not visible to the whole assembly, and the assembly's name has unusual letters; make it internal";
        return method.ContainingType.TypeKind == TypeKind.Interface && !reach.CanAccess(method) ? "it is a member of an interface and not visible to the whole assembly; make it internal" : null;
    }
}
