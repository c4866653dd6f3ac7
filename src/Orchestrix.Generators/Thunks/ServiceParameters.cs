using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Thunks;

/// <summary>Parameters that come from the application's services.</summary>
static class ServiceParameters
{
    /// <summary>Whether a parameter is marked, and nothing of its declaration stands against it.</summary>
    public static bool IsService(IParameterSymbol parameter) => Mark(parameter) is not null && Problem(parameter) is null;

    /// <summary>The attribute; null where there is none.</summary>
    public static AttributeData? Mark(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(static each => KnownNames.FromServices.Any(name => each.AttributeClass.Is(name)));

    /// <summary>Why a marked parameter cannot come from services: the rest of a sentence about it; null when it can.</summary>
    public static string? Problem(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None ? "is passed by reference; pass it by value"
        : parameter.Type is { IsReferenceType: true, TypeKind: not TypeKind.Dynamic } ? null
        : $"is of type '{parameter.Type.ToDisplayString()}', which cannot be left null to be filled in; take a class or an interface";

    /// <summary>What gets the service, as code; null where the parameter carries data.</summary>
    public static string? Service(IParameterSymbol parameter, TypeNames names)
    {
        if (!IsService(parameter)) return null;
        var type = names.Erased(parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        var key = Key(Mark(parameter)!);
        return parameter.NullableAnnotation == NullableAnnotation.Annotated
            ? $"global::Orchestrix.Runtime.V1.CallServices.Optional<{type}>({key})"
            : $"global::Orchestrix.Runtime.V1.CallServices.Required<{type}>({Literals.Of(parameter.Name)}{(key is null ? "" : ", " + key)})";
    }

    static string? Key(AttributeData mark) =>
        mark.AttributeClass.Is(KnownNames.FromKeyedServices) && mark.ConstructorArguments.FirstOrDefault() is { IsNull: false } key ? key.ToCSharpString() : null;
}
