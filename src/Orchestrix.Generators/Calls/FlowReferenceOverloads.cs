using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Calls;

/// <summary>
/// Finds the overload that a call with references is sent to: the same but for the parameters marked <c>[FlowReference]</c>, which have the type of a definition there.
/// </summary>
static class FlowReferenceOverloads
{
    /// <summary>All such overloads of a method, as declared. A generic one has the type parameters of the method; one that needs none may have none.</summary>
    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .Where(each => each.Arity == 0 || (each.Arity == method.Arity && HasSameConstraints(each, method)))
        .Select(each => each.Arity == 0 ? each : each.Construct([.. method.TypeParameters]))
        .Where(each => IsOverload(each, method));

    /// <summary>The one that takes what a call gives. A definition's own type is better than that of both kinds.</summary>
    public static IMethodSymbol? For(IMethodSymbol method, IReadOnlyList<FlowReference> references) => Of(method)
        .Where(each => references.All(reference => Takes(each.Parameters[reference.Parameter.Ordinal].Type, reference)))
        .OrderBy(each => references.Count(reference => each.Parameters[reference.Parameter.Ordinal].Type.Is(KnownNames.RunnableDefinition)))
        .FirstOrDefault();

    /// <summary>Whether one of them takes a reference at its place.</summary>
    public static bool Take(FlowReference reference, IEnumerable<IMethodSymbol> overloads) => overloads.Any(each => Takes(each.Parameters[reference.Parameter.Ordinal].Type, reference));

    static bool Takes(ITypeSymbol type, FlowReference reference) =>
        reference.Annotation is null ? reference.IsNull : type.Is(KnownNames.RunnableDefinition) || type.Is(reference.Annotation.IsFlow ? KnownNames.FlowDefinition : KnownNames.TaskDefinition);

    static bool IsOverload(IMethodSymbol candidate, IMethodSymbol method) =>
        candidate.IsStatic == method.IsStatic
        && candidate.Parameters.Length == method.Parameters.Length
        && candidate.RefKind == method.RefKind
        && Same(candidate.ReturnType, method.ReturnType)
        && !candidate.GetAttributes().Any(Reachability.IsObsoleteError)
        && method.Parameters.All(own => candidate.Parameters[own.Ordinal] is var other
            && other.RefKind == own.RefKind
            && (FlowReferences.IsMarked(own) ? IsDefinition(other.Type) : Same(own.Type, other.Type)));

    static bool IsDefinition(ITypeSymbol type) => type.Is(KnownNames.FlowDefinition) || type.Is(KnownNames.TaskDefinition) || type.Is(KnownNames.RunnableDefinition);

    static bool HasSameConstraints(IMethodSymbol candidate, IMethodSymbol method) => candidate.TypeParameters.Zip(method.TypeParameters, static (one, other) =>
            one.HasReferenceTypeConstraint == other.HasReferenceTypeConstraint
            && one.HasValueTypeConstraint == other.HasValueTypeConstraint
            && one.HasUnmanagedTypeConstraint == other.HasUnmanagedTypeConstraint
            && one.HasNotNullConstraint == other.HasNotNullConstraint
            && one.HasConstructorConstraint == other.HasConstructorConstraint
            && one.AllowsRefLikeType == other.AllowsRefLikeType
            && one.ConstraintTypes.Select(TypeNames.ForIdentity).SequenceEqual(other.ConstraintTypes.Select(TypeNames.ForIdentity)))
        .All(static each => each);

    static bool Same(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
